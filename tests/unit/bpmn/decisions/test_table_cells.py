"""What stands in the cells of a table, and what its columns allow."""

import pytest

from engine.bpmn.decisions import DecisionError, MatchedRule
from tests.unit.bpmn.decisions.drawing import decision, element, model, table, text, value


def test_empty_cells_and_dashes_match_everything() -> None:
    written = table("; - -> 1", inputs=["a", "b"])

    assert value(written, {"a": None, "b": 3}) == 1


def test_an_empty_result_is_null() -> None:
    assert value(table("1 -> ", inputs=["a"]), {"a": 1}) is None


def test_a_table_without_inputs_has_one_row() -> None:
    assert value(table(" -> 5")) == 5


def test_cells_read_other_values() -> None:
    written = table("< batas -> n + batas", inputs=["n"])

    assert value(written, {"n": 1, "batas": 5}) == 6


def test_a_value_that_its_column_does_not_allow_makes_null() -> None:
    written = table("- -> 1", inputs=['jenis: string = "a", "b"'])

    assert value(written, {"jenis": "a"}) == 1
    assert value(written, {"jenis": None}) == 1
    assert value(written, {"jenis": "c"}) is None


def test_a_value_of_another_type_counts_as_missing() -> None:
    written = table('null -> "tidak ada"', '- -> "ada"', inputs=["n: number"], policy="FIRST")

    assert value(written, {"n": "lima"}) == "tidak ada"
    assert value(written, {"n": [5]}) == "ada"


def test_a_result_of_another_type_is_null() -> None:
    assert value(table('- -> "lima"', inputs=["n"], outputs=["hasil: number"]), {"n": 1}) is None


def test_a_column_is_worked_out_once() -> None:
    written = table("1 -> 1", "2 -> 2", "3 -> 3", inputs=["count(daftar)"])
    outcome = model(decision("d", written)).evaluate("d", {"daftar": [7, 8]})

    assert outcome.value == 2
    assert outcome.evaluations[0].inputs == {"count(daftar)": 2}
    assert outcome.evaluations[0].rules == (MatchedRule(number=2, id="aturan2"),)


def test_a_column_is_reported_under_its_label() -> None:
    labelled = element(
        "decisionTable",
        element("input", element("inputExpression", text("n")), label="Jumlah"),
        element("output"),
        element("rule", element("inputEntry", text("-")), element("outputEntry", text("1"))),
    )

    outcome = model(decision("d", labelled)).evaluate("d", {"n": 4})

    assert outcome.evaluations[0].inputs == {"Jumlah": 4}


def test_columns_of_one_label_are_told_apart() -> None:
    outcome = model(decision("d", table("-; - -> 1", inputs=["n", "n"]))).evaluate("d", {"n": 4})

    assert outcome.evaluations[0].inputs == {"n": 4, "n (2)": 4}


@pytest.mark.parametrize(
    ("rules", "rule", "column"),
    [
        (("1; > tak_ada -> 1",), 1, 2),
        (("2; - -> 1", "1; - -> tak_ada"), 2, 3),
    ],
)
def test_an_error_names_its_cell(rules: tuple[str, ...], rule: int, column: int) -> None:
    written = model(decision("d", table(*rules, inputs=["1", "2"])))

    with pytest.raises(DecisionError) as caught:
        written.evaluate("d", {})

    error = caught.value
    assert (error.code, error.facts["name"]) == ("unknown_name", "tak_ada")
    assert (error.decision_id, error.rule, error.column) == ("d", rule, column)


def test_an_error_in_a_column_names_the_column() -> None:
    written = model(decision("d", table("-; - -> 1", inputs=["1", "tak_ada"])))

    with pytest.raises(DecisionError) as caught:
        written.evaluate("d", {})

    assert (caught.value.rule, caught.value.column) == (0, 2)


def test_a_faulty_cell_refuses_even_where_it_is_not_reached() -> None:
    written = model(decision("d", table("1 -> 1", "2 -> 1 +", inputs=["n"])))

    with pytest.raises(DecisionError) as caught:
        written.evaluate("d", {"n": 1})

    assert (caught.value.code, caught.value.rule, caught.value.column) == ("unexpected_end", 2, 2)


def test_rules_that_no_longer_fit_refuse() -> None:
    written = model(decision("d", table("1; 2 -> 1", inputs=["n"])))

    with pytest.raises(DecisionError, match="rule_does_not_fit"):
        written.evaluate("d", {"n": 1})
