import pytest

from engine.bpmn.decisions.coverage import Kind, check_table
from engine.bpmn.decisions.table import Cell, DecisionTable, HitPolicy, Output, Rule
from engine.domain.problem import Severity
from tests.unit.bpmn.decisions.coverage.tables import column, found, table

AGE, STATUS = column("usia", "number"), column("status", "string", '"aktif", "lulus"')
RANKED = Output(id="o", name="o", label="o", allowed='"tolak", "tinjau", "terima"')


@pytest.mark.parametrize(
    "cell", ["[5..3]", "? > 5 and ? < 3", "(5..5)", '[1.."a"]', "not(-1, !=-1)"]
)
def test_a_cell_that_no_value_passes_contradicts_itself(cell: str) -> None:
    checked = table([AGE, STATUS], f"{cell} | - | 1", "- | - | 2")

    (finding,) = found(checked, Kind.CONTRADICTION)

    assert finding.severity is Severity.WARNING
    assert finding.region == (("usia", cell),)
    assert (finding.element_id, finding.line) == ("sel1_1", 11)


@pytest.mark.parametrize(("usia", "status"), [('"tua"', "-"), ("-", '"luls"'), ("-", "5")])
def test_a_cell_can_lie_outside_what_its_column_may_have(usia: str, status: str) -> None:
    checked = table([AGE, STATUS], f"{usia} | {status} | 1", '- | "aktif" | 2')

    assert [it.rules for it in found(checked, Kind.OUTSIDE)] == [(1,)]


def test_a_rule_for_empty_inputs_is_alive() -> None:
    checked = table([AGE, STATUS], "null | null | 1", "not(null) | - | 2")

    assert not found(checked, Kind.CONTRADICTION)
    assert not found(checked, Kind.OUTSIDE)


def test_a_cell_without_an_id_is_told_by_its_rule() -> None:
    rule = Rule(id="r", number=1, inputs=(Cell(text="[5..3]"),), outputs=(Cell(text="1"),), line=7)

    (finding, _) = check_table(DecisionTable(id="t", inputs=(AGE,), rules=(rule,)))[:2]

    assert (finding.element_id, finding.line) == ("r", 7)


def test_a_rule_behind_one_that_takes_all_of_it_is_never_first() -> None:
    rows = ("< 9 | - | 1", '< 5 | "aktif" | 2', "- | - | 3", "> 50 | - | 4")

    covered = found(table([AGE, STATUS], *rows, policy=HitPolicy.FIRST), Kind.COVERED)

    assert [it.rules for it in covered] == [(2, 1), (4, 3)]
    assert covered[0].severity is Severity.WARNING


def test_several_rules_can_cover_one_together() -> None:
    rows = ("< 5 | 1", "> 90 | 2", ">= 5 | 3", "not(null) | 4", "- | 5")

    covered = found(table([AGE], *rows, policy=HitPolicy.FIRST), Kind.COVERED)

    assert [it.rules for it in covered] == [(4, 1, 2, 3)]


def test_what_only_running_can_tell_covers_nothing_but_can_be_covered() -> None:
    rows = ("f(?) | 1", "< 5 | 2", "- | 3", "f(?) | 4")

    covered = found(table([AGE], *rows, policy=HitPolicy.FIRST), Kind.COVERED)

    assert [it.rules for it in covered] == [(4, 3)]


def test_priority_lets_the_more_important_result_go_first() -> None:
    rows = ('< 5 | "terima"', '< 9 | "tolak"', '< 3 | "tinjau"', '< 9 | "tolak"', "< 2 | hasil")

    checked = table([AGE], *rows, policy=HitPolicy.PRIORITY, output=RANKED)

    assert [it.rules for it in found(checked, Kind.COVERED)] == [(1, 2), (3, 2)]


@pytest.mark.parametrize("allowed", [None, "daftar", "-"])
def test_without_an_order_of_results_no_rule_goes_first(allowed: str | None) -> None:
    output = Output(id="o", name="o", label="o", allowed=allowed)
    rows = ('< 5 | "a"', '< 9 | "b"', '< 9 | "lain"')

    checked = table([AGE], *rows, policy=HitPolicy.PRIORITY, output=output)

    assert not found(checked, Kind.COVERED)


def test_rules_that_only_running_can_tell_are_named() -> None:
    checked = table([AGE, STATUS], "f(?) | - | 1", "- | - | 2", "- | x | 3")

    (opaque,) = found(checked, Kind.OPAQUE)

    assert (opaque.rules, opaque.severity) == ((1, 3), None)
