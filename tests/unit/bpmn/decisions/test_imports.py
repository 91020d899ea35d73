"""Models that import each other."""

import pytest

from engine.bpmn.decisions import DecisionError, DecisionModel, read_models
from tests.unit.bpmn.decisions.drawing import (
    DMN_15,
    allowed,
    component,
    decision,
    definitions,
    element,
    given,
    item_type,
    knowledge,
    literal,
    needs_decision,
    needs_input,
    needs_knowledge,
    of_type,
    service,
    table,
)

SALAM = definitions(
    item_type("tOrang", component("nama panggilan", of_type("string"))),
    given("orang", "tOrang"),
    knowledge("ucapan", literal('"Halo, " + orang.nama panggilan'), takes=["orang: tOrang"]),
    decision(
        "salam", literal("ucapan(orang)"), needs=needs_input("orang") + needs_knowledge("ucapan")
    ),
    service("layanan", outputDecision=["salam"], inputData=["orang"]),
    namespace="urn:salam",
)


def imports(name: str, namespace: str) -> str:
    return element("import", name=name, namespace=namespace, importType=DMN_15)


def importing(
    *parts: str, name: str = "salam", more: dict[str, str] | None = None
) -> DecisionModel:
    own = definitions(imports(name, "urn:salam"), *parts, namespace="urn:sendiri")
    return read_models({"sendiri.dmn": own, "salam.dmn": SALAM, **(more or {})})["sendiri.dmn"]


SARI = {"nama panggilan": "Sari"}


def test_an_imported_decision_is_read_under_the_name_of_its_model() -> None:
    written = importing(
        decision("d", literal('salam.salam + "!"'), needs=needs_decision("urn:salam#salam"))
    )

    assert written.evaluate("d", {"salam": {"orang": SARI}}).value == "Halo, Sari!"
    assert written.problems() == ()


def test_an_imported_input_is_given_under_the_name_of_its_model() -> None:
    read = literal("salam.orang.nama panggilan")
    written = importing(decision("d", read, needs=needs_input("urn:salam#orang")))

    assert written.evaluate("d", {"salam": {"orang": SARI}}).value == "Sari"
    assert written.evaluate("d", {"salam": {"orang": 5}}).value is None
    assert written.evaluate("d", {}).value is None


def test_imported_knowledge_and_types_are_used() -> None:
    written = importing(
        given("tamu", "salam.tOrang"),
        decision(
            "d",
            literal("salam.ucapan(tamu)"),
            needs=needs_input("tamu") + needs_knowledge("urn:salam#ucapan"),
        ),
    )

    assert written.evaluate("d", {"tamu": SARI}).value == "Halo, Sari"
    assert written.evaluate("d", {"tamu": {"nama": "Sari"}}).value is None


def test_feel_names_imported_types_with_the_name_of_their_model() -> None:
    written = importing(decision("d", literal("{} instance of salam.tOrang")))

    assert written.evaluate("d", {}).value is False


def test_the_name_of_a_model_may_have_dots() -> None:
    written = importing(
        given("tamu", "salam.dari.jauh.tOrang"),
        decision("d", literal("tamu.nama panggilan"), needs=needs_input("tamu")),
        name="salam.dari.jauh",
    )

    assert written.problems() == ()
    assert written.evaluate("d", {"tamu": SARI}).value == "Sari"


def test_an_imported_service_decides_with_what_it_is_given() -> None:
    call = literal("salam.layanan(tamu)")
    written = importing(
        given("tamu"),
        decision("d", call, needs=needs_input("tamu") + needs_knowledge("urn:salam#layanan")),
    )

    assert written.evaluate("d", {"tamu": SARI}).value == "Halo, Sari"


def test_an_own_service_may_take_imported_inputs() -> None:
    written = importing(
        decision("d", literal("salam.salam"), needs=needs_decision("urn:salam#salam")),
        service("s", outputDecision=["d"], inputData=["urn:salam#orang"]),
    )

    assert written.evaluate("s", {"salam": {"orang": SARI}}).value == "Halo, Sari"


def test_a_model_may_be_imported_without_a_name() -> None:
    read = literal("salam")
    written = importing(decision("d", read, needs=needs_decision("urn:salam#salam")), name="")

    assert written.evaluate("d", {"orang": SARI}).value == "Halo, Sari"


def test_each_way_to_a_model_has_its_own_inputs() -> None:
    def through(name: str) -> str:
        read = literal("asal.salam")
        own = decision(name, read, needs=needs_decision("urn:salam#salam"))
        return definitions(imports("asal", "urn:salam"), own, namespace=f"urn:{name}")

    needs = needs_decision("urn:satu#satu", "urn:dua#dua")
    last = definitions(
        imports("yang satu", "urn:satu"),
        imports("dua", "urn:dua"),
        decision("d", literal("[yang satu.satu, dua.dua]"), needs=needs),
        namespace="urn:akhir",
    )
    files = {"salam": SALAM, "satu": through("satu"), "dua": through("dua"), "akhir": last}

    outcome = read_models(files)["akhir"].evaluate(
        "d",
        {
            "yang satu": {"asal": {"orang": {"nama panggilan": "Sari"}}},
            "dua": {"asal": {"orang": {"nama panggilan": "Budi"}}},
        },
    )

    assert outcome.value == ["Halo, Sari", "Halo, Budi"]


def test_models_that_import_each_other_do_not_run_forever() -> None:
    one = definitions(
        imports("dua", "urn:dua"),
        decision("a", literal("dua.b"), needs=needs_decision("urn:dua#b")),
        namespace="urn:satu",
    )
    two = definitions(
        imports("satu", "urn:satu"),
        decision("b", literal("satu.a"), needs=needs_decision("urn:satu#a")),
        namespace="urn:dua",
    )

    models = read_models({"satu": one, "dua": two})

    assert models["satu"].problems() == ()
    with pytest.raises(DecisionError, match="decision_cycle"):
        models["satu"].evaluate("a", {})


def test_a_model_that_is_not_there_is_a_problem() -> None:
    alone = definitions(
        imports("jauh", "urn:jauh"),
        decision("d", literal("jauh.x"), needs=needs_decision("urn:jauh#x", "urn:lain#x")),
    )

    found = read_models({"sendiri": alone})["sendiri"].problems()

    assert [it.code for it in found] == [
        "missing_decision_import",
        "dangling_requirement",
        "dangling_requirement",
    ]


def test_imports_of_other_kinds_are_left_alone() -> None:
    schema = element(
        "import", name="x", namespace="urn:x", importType="http://www.w3.org/2001/XMLSchema"
    )

    assert read_models({"x": definitions(schema)})["x"].problems() == ()


def test_dmn_1_1_names_types_by_the_prefix_of_their_namespace() -> None:
    own = definitions(
        imports("salam", "urn:salam"), given("tamu", "s:tOrang"), namespace="urn:sendiri"
    ).replace("<definitions", '<definitions xmlns:s="urn:salam"')
    models = read_models({"sendiri": own, "salam": SALAM})

    assert models["sendiri"].problems() == ()


def test_types_of_a_model_that_is_imported_without_a_name_are_known() -> None:
    read = literal("tamu.nama panggilan")
    written = importing(
        given("tamu", "tOrang"), decision("d", read, needs=needs_input("tamu")), name=""
    )

    assert written.problems() == ()
    assert written.evaluate("d", {"tamu": SARI}).value == "Sari"


def test_the_longest_name_of_a_model_counts() -> None:
    own = definitions(
        imports("a", "urn:lain"), imports("a.b", "urn:salam"), given("tamu", "a.b.tOrang")
    )
    other = definitions(item_type("b.tOrang", of_type("number")), namespace="urn:lain")
    models = read_models({"sendiri": own, "salam": SALAM, "lain": other})

    assert models["sendiri"].problems() == ()
    assert models["sendiri"].inputs_from_json({"tamu": SARI}) == {"tamu": SARI}


@pytest.mark.parametrize("name", ["nilai.tNilai", "tSebutan"])
@pytest.mark.parametrize("policy", ["PRIORITY", "OUTPUT ORDER"])
def test_imported_types_rank_the_results_of_a_table(name: str, policy: str) -> None:
    grades = item_type("tNilai", of_type("string"), allowed('"A", "B"'))
    ranked = table('- -> "B"', '- -> "A"', inputs=["1"], outputs=[f"hasil: {name}"], policy=policy)
    own = definitions(
        imports("nilai", "urn:nilai"),
        item_type("tSebutan", of_type("nilai.tNilai")),
        decision("d", ranked),
    )
    models = read_models({"a": own, "b": definitions(grades, namespace="urn:nilai")})
    found = models["a"].decision("d").table

    assert found is not None
    assert found.outputs[0].allowed == '"A", "B"'
    assert models["a"].evaluate("d", {}).value in ("A", ["A", "B"])


def test_a_required_table_is_reported_with_its_own_decision() -> None:
    other = definitions(decision("t", table("- -> 1", inputs=["1"])), namespace="urn:tabel")
    own = definitions(
        imports("tabel", "urn:tabel"),
        decision("d", literal("tabel.t"), needs=needs_decision("urn:tabel#t")),
    )

    outcome = read_models({"a": own, "b": other})["a"].evaluate("d", {})

    assert [(it.name, len(it.rules)) for it in outcome.evaluations] == [("t", 1), ("d", 0)]
    assert outcome.evaluations[1].inputs == {"tabel": {"t": 1}}
