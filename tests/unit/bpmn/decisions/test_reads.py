"""A model tells which variables a decision reads, so that a process can be asked for them."""

from engine.bpmn.decisions import read_model
from tests.unit.bpmn.decisions.drawing import (
    decision,
    definitions,
    element,
    given,
    literal,
    model,
    needs_decision,
    needs_input,
    needs_knowledge,
    variable,
)


def function(name: str, body: str, parameter: str, *, needs: str = "") -> str:
    logic = element("encapsulatedLogic", element("formalParameter", name=parameter), literal(body))
    return element("businessKnowledgeModel", variable(name), needs, logic, id=name, name=name)


def test_names_in_its_own_texts() -> None:
    found = model(decision("a", literal("umur + count(anggota) + (for x in anggota return x)")))

    assert found.names_read("a") == {("umur",), ("anggota",)}


def test_what_is_defined_inside_is_not_read() -> None:
    entry = element("contextEntry", variable("batas"), literal("umur"))
    last = element("contextEntry", literal("batas + 1"))

    found = model(decision("a", element("context", entry, last)))

    assert found.names_read("a") == {("umur",)}


def test_names_that_may_be_those_of_items_are_left_out() -> None:
    assert model(decision("a", literal("anggota[usia > 1]"))).names_read("a") == {("anggota",)}


def test_inputs_by_all_their_names() -> None:
    umur = element("inputData", variable("umur"), id="in_umur", name="Umur pemohon")

    found = model(umur, decision("a", literal("umur"), needs=needs_input("in_umur")))

    assert found.names_read("a") == {("umur", "Umur pemohon", "in_umur")}


def test_what_needed_decisions_and_functions_read_counts() -> None:
    found = model(
        function("inti", "n + tarif", "n"),
        function("luar", "inti(m)", "m", needs=needs_knowledge("inti")),
        decision("b", literal("luar(penghasilan)"), needs=needs_knowledge("luar")),
        decision("a", literal("b + umur"), needs=needs_decision("b")),
    )

    assert found.names_read("a") == {("penghasilan",), ("umur",), ("tarif",)}


def test_decisions_that_need_each_other_end_the_search() -> None:
    found = model(
        decision("a", literal("b + x"), needs=needs_decision("b")),
        decision("b", literal("a + y"), needs=needs_decision("a")),
    )

    assert found.names_read("a") == {("x",), ("y",)}


def test_services_read_what_they_are_given() -> None:
    service = element(
        "decisionService",
        variable("s"),
        element("outputDecision", href="#inner"),
        element("inputData", href="#umur"),
        id="s",
        name="s",
    )
    found = model(
        given("umur"),
        decision("inner", literal("umur"), needs=needs_input("umur")),
        service,
        decision("a", literal("s(tahun)"), needs=needs_knowledge("s")),
    )

    assert found.names_read("a") == {("tahun",)}


def test_decisions_of_imported_models_count() -> None:
    other = read_model(definitions(decision("b", literal("umur")), namespace="urn:lain"))
    imported = element("import", name="lain", namespace="urn:lain", importType="dmn")
    needed = decision("a", literal("lain.b"), needs=needs_decision("urn:lain#b"))

    found = read_model(definitions(imported, needed), imported={"urn:lain": other})

    assert found.names_read("a") == {("umur",)}
