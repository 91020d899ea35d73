"""What is wrong with a model is told all at once, and where it stands."""

import pytest

from engine.bpmn.decisions import DecisionError, DecisionModel, read_model
from engine.messages import describe_problem
from tests.unit.bpmn.decisions.drawing import (
    allowed,
    context,
    decision,
    definitions,
    element,
    entry,
    given,
    item_type,
    knowledge,
    literal,
    model,
    needs_decision,
    needs_input,
    needs_knowledge,
    of_type,
    service,
    table,
)


def codes(written: DecisionModel) -> list[str]:
    return [problem.code for problem in written.problems()]


def relation(*cells: str) -> str:
    """Write a relation of one column, and one row with these cells."""
    return element("relation", element("column", name="nama"), element("row", *map(literal, cells)))


def test_a_sound_model_has_no_problems() -> None:
    assert (
        codes(model(given("n", "number"), decision("d", literal("n"), needs=needs_input("n"))))
        == []
    )


def test_a_faulty_text_is_told_with_its_place() -> None:
    written = model(decision("bantuan", literal("1 +\n * 2")))

    (problem,) = written.problems()

    assert (problem.code, problem.file, problem.element_id) == (
        "bad_expression",
        "uji.dmn",
        "bantuan",
    )
    assert problem.line == 1
    assert problem.facts["reason"] == "unexpected_token"
    assert (problem.facts["row"], problem.facts["column"]) == (2, 2)
    assert describe_problem(problem) == (
        "“bantuan”: rumus keputusan “1 + * 2” tidak dapat dibaca. Tanda atau kata “*” tidak pada"
        " tempatnya. Periksa sekitar karakter ke-2."
    )


@pytest.mark.parametrize(
    ("rule", "cell", "column"), [("> -> 1", 1, "n"), ("1 -> (", 2, "n"), ("1 -> 1", 1, "n +")]
)
def test_a_faulty_cell_is_told_with_its_rule_and_column(rule: str, cell: int, column: str) -> None:
    (problem,) = model(decision("d", table(rule, inputs=[column]))).problems()

    assert problem.code == "bad_expression"
    assert problem.facts["cell"] == cell
    assert problem.facts.get("rule") == (None if column == "n +" else 1)


def test_every_text_of_a_table_is_looked_at() -> None:
    written = table(
        "1 -> 1", inputs=["n = )"], outputs=["hasil: string = ( | ]"], policy="OUTPUT ORDER"
    )

    places = [it.facts["place"] for it in model(decision("d", written)).problems()]

    assert places == ["allowed n", "allowed hasil", "default hasil"]


@pytest.mark.parametrize(
    ("written", "code"),
    [
        (table("-> 1", inputs=[], policy="TERSERAH"), "unknown_hit_policy"),
        (table("-> 1", policy="COLLECT", aggregation="AVG"), "unknown_aggregation"),
        (
            table("-> 1; 2", outputs=["a", "b"], policy="COLLECT", aggregation="SUM"),
            "aggregation_of_several_outputs",
        ),
        (element("decisionTable"), "table_without_output"),
        (table("1 -> 2; 3", inputs=["n"]), "rule_does_not_fit"),
        (table("1 -> 2", inputs=["n"]).replace("<text>1<", "<text>(<"), "bad_expression"),
        (
            table("1 -> 2", inputs=["n"]).replace(
                "<inputEntry>", '<inputEntry expressionLanguage="juel">'
            ),
            "decision_not_feel",
        ),
        (table("-> 1; 2", outputs=["", ""]), "outputs_not_told_apart"),
        (table("-> 1; 2", outputs=["a", "a"]), "outputs_not_told_apart"),
        (table("- -> 1", inputs=[""]), "input_without_expression"),
        (relation(), "row_does_not_fit"),
        (relation("1", "2"), "row_does_not_fit"),
        (element("functionDefinition", literal("1"), kind="Java"), "foreign_function"),
        (context(entry("a", literal("1")), entry("a", literal("2"))), "duplicate_decision_name"),
        (literal("1", "tTidakAda"), "unknown_item_type"),
    ],
)
def test_what_can_be_wrong_with_a_logic(written: str, code: str) -> None:
    assert codes(model(decision("d", written))) == [code]


@pytest.mark.parametrize("logic", [literal("1"), table("- -> 1", inputs=["1"])])
def test_the_language_of_the_whole_file(logic: str) -> None:
    written = definitions(decision("d", logic))
    juel = written.replace("<definitions", '<definitions expressionLanguage="juel"')
    feel = juel.replace('"juel"', '"http://www.omg.org/spec/FEEL/20140401"')

    assert codes(read_model(juel)) == ["decision_not_feel"]
    assert codes(read_model(feel)) == []


def test_counting_several_outputs_is_no_problem() -> None:
    written = table(
        "- -> 1; 2", inputs=["1"], outputs=["a", "b"], policy="COLLECT", aggregation="COUNT"
    )

    assert model(decision("d", written)).evaluate("d", {}).value == 1


@pytest.mark.parametrize(
    "needs",
    [
        needs_decision("hilang"),
        needs_input("d"),
        needs_decision("n"),
        needs_knowledge("n"),
        needs_decision("urn:lain#d"),
    ],
)
def test_an_arrow_that_leads_nowhere(needs: str) -> None:
    written = model(given("n"), decision("d", literal("1"), needs=needs))

    assert codes(written) == ["dangling_requirement"]
    with pytest.raises(DecisionError, match="dangling_requirement"):
        written.evaluate("d", {})


def test_a_service_without_its_decisions() -> None:
    assert codes(model(service("s", outputDecision=["hilang"], inputData=["n"]))) == [
        "dangling_requirement",
        "dangling_requirement",
    ]


def test_decisions_in_a_circle() -> None:
    written = model(
        decision("a", literal("b"), needs=needs_decision("b")),
        decision("b", literal("a"), needs=needs_decision("a")),
        decision("c", literal("1")),
        decision("d", literal("a"), needs=needs_decision("a", "c")),
    )

    assert {it.element_id for it in written.problems()} == {"a", "b"}
    assert set(codes(written)) == {"decision_cycle"}
    with pytest.raises(DecisionError, match="decision_cycle"):
        written.evaluate("d", {})


def test_ids_and_names_that_are_used_twice() -> None:
    twice = decision("a", literal("1")) + decision("a", literal("2"))

    written = model(twice, given("b"), knowledge("c", literal("1")).replace('"c"', '"b"'))

    assert sorted(codes(written)) == [
        *["duplicate_decision_name"] * 4,
        *["duplicate_id"] * 2,
    ]
    assert written.evaluate("a", {}).value == 1


def test_a_part_without_a_name() -> None:
    assert codes(model(element("decision", literal("1"), id="d"))) == ["decision_without_name"]


def test_allowed_values_that_cannot_be_read() -> None:
    written = model(
        item_type("tNilai", of_type("string"), allowed('"A"')),
        item_type("tUsia", of_type("number"), allowed("> ")),
    )

    (problem,) = written.problems()

    assert problem.facts["place"] == "allowed tUsia"


def test_problems_are_told_by_line() -> None:
    lines = definitions("\n", decision("a", literal("(")), "\n", decision("b", literal(")")))

    assert [it.line for it in read_model(lines).problems()] == [2, 3]


def test_very_deep_logic_is_a_problem_and_no_crash() -> None:
    written = literal("1")
    for _ in range(120):
        written = element("list", written)

    deep = model(decision("d", written), knowledge("f", written), decision("e", literal("1")))

    assert codes(deep) == ["decision_too_deep"] * 2
    assert deep.evaluate("e", {}).value == 1
    with pytest.raises(DecisionError, match="decision_too_deep"):
        deep.evaluate("d", {})


def test_a_type_that_is_another_over_very_many_names() -> None:
    aliases = [item_type(f"t{n}", of_type(f"t{n + 1}")) for n in range(1000)]

    assert set(codes(model(*aliases))) == {"item_type_cycle", "unknown_item_type"}
