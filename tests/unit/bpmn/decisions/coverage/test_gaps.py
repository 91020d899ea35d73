from datetime import date

import pytest

from engine.bpmn.decisions.coverage import Kind, check_table
from engine.bpmn.decisions.table import Cell, HitPolicy, Output
from engine.domain.problem import Severity
from tests.unit.bpmn.decisions.coverage.tables import column, found, table

AGE, STATUS = column("usia", "number"), column("status", "string")


def regions(*rows: str, kind: Kind = Kind.GAP, **column_facts: str | None) -> list[str]:
    """The regions of one column `x` for which these cells leave a gap."""
    checked = table([column("x", **column_facts)], *(f"{row} | 1" for row in rows))
    return [tests for it in found(checked, kind) for _, tests in it.region]


def test_a_gap_is_told_as_one_region_of_the_columns_that_matter() -> None:
    checked = table(
        [AGE, STATUS], '<= 60 | - | "muda"', '> 60 | "aktif" | "tua"', policy=HitPolicy.FIRST
    )

    (gap,) = found(checked, Kind.GAP)

    assert gap.severity is Severity.WARNING
    assert gap.region == (("usia", "> 60"), ("status", 'not("aktif")'))
    assert gap.element_id == "tabel"


def test_neighbouring_gaps_are_one() -> None:
    assert regions("< 1", "5", "[9..12]", type_name="number") == ["[1..5), (5..9), > 12"]


@pytest.mark.parametrize(
    ("type_name", "cells", "gap"),
    [
        ("number", ["< -1.5", "> -1.5"], "-1.5"),
        ("number", ["!= 5"], "5"),
        ("number", ["not([1..3], 7)"], "[1..3], 7"),
        ("number", ["? >= 5 and ? < 10", "< 5", "10"], "> 10"),
        ("number", ["]1..5[", "<= 1", "> 5"], "5"),
        ("number", ["(<= 7)"], "> 7"),
        ("number", ["? between 1 and 3", "< 1"], "> 3"),
        ("number", ["1 < ?"], "<= 1"),
        ("integer", ["<= 5", ">= 7"], "(5..7)"),
        ("string", ['"a"', '"b"'], 'not("a", "b")'),
        ("string", ['not("a", "b")'], '"a", "b"'),
        ("string", ['>= "m"'], '< "m"'),
        ("string", ['["a", "b"]'], 'not("a", "b")'),
        ("boolean", ["true"], "false"),
        ("date", ['< date("2026-01-01")', '> @"2026-01-01"'], '@"2026-01-01"'),
        ("date", ['<= @"2026-01-01"', '>= @"2026-01-03"'], '(@"2026-01-01"..@"2026-01-03")'),
        ("date", ['> @"0001-01-01"'], '@"0001-01-01"'),
        ("time", ['< @"08:00:00"', '>= @"08:00:02"'], '[@"08:00:00"..@"08:00:02")'),
        ("time", ['< @"08:00:00Z"'], '>= @"08:00:00Z"'),
        ("date and time", ['!= @"2026-01-01T08:00:00"'], '@"2026-01-01T08:00:00"'),
        ("dateTime", ['> @"2026-01-01T08:00:00Z"'], '<= @"2026-01-01T08:00:00Z"'),
        ("days and time duration", ['<= duration("P5D")'], '> @"P5D"'),
        ("years and months duration", ['< @"P1Y"', '> @"P1Y"'], '@"P1Y"'),
        (None, ["< 3"], ">= 3"),
        (None, ["< 3", '"a"'], '>= 3, < "a", > "a"'),
    ],
)
def test_cells_are_sets_of_values(type_name: str | None, cells: list[str], gap: str) -> None:
    assert regions(*cells, type_name=type_name) == [gap]


@pytest.mark.parametrize(
    ("type_name", "cells"),
    [
        ("number", ["<= 5", "> 5"]),
        ("number", ["-"]),
        ("number", [""]),
        ("integer", ["<= 5", ">= 6"]),
        ("boolean", ["true", "not(true)"]),
        ("boolean", ["?", "not(?)"]),
        ("date", ['<= @"2026-01-01"', '>= @"2026-01-02"']),
        ("date", ['<= @"9999-12-31"']),
        ("time", ['<= @"23:59:59"']),
        ("time", ['>= @"00:00:00"']),
        ("date and time", ['< @"2026-01-01T00:00:01"', '>= @"2026-01-01T00:00:00.5"']),
        ("years and months duration", ['<= @"P11M"', '>= @"P1Y"']),
        ("string", ['>= ""']),
        ("list", ["- "]),
        ("list", ['list contains(?, "a")']),
        ("list", ['"a"']),
        ("string", ['starts with(?, "a")']),
        ("number", ["batas"]),
        ("number", ["> batas"]),
        ("number", ["? + 1 > 5"]),
        ("number", ["1 +"]),
        ("number", ["1, " * 2_000 + "1"]),
        ("date", ['> @"12026-01-01"']),
        ("time", ['> @"08:00:00@Asia/Jakarta"']),
        ("number", ["< 9e6144", ">= 9e6144"]),
        (None, ["not(null)"]),
    ],
)
def test_no_gap_is_told_where_there_is_none_or_nobody_can_tell(
    type_name: str | None, cells: list[str]
) -> None:
    assert regions(*cells, type_name=type_name) == []


def test_values_of_another_kind_are_named_by_it() -> None:
    rows = ('"a" | true | 1', "< 3 | false | 2", "- | true | 3")

    (gap,) = found(table([column("x"), column("y", "boolean")], *rows), Kind.GAP)

    assert gap.region == (("x", "? instance of string, >= 3"), ("y", "false"))


def test_only_allowed_values_can_be_missing() -> None:
    assert regions('"a"', type_name="string", allowed='"a", "b", "c"') == ['not("a")']
    assert regions('"a", "b"', type_name="string", allowed='"a", "b", "c"') == ['"c"']
    assert regions("<= 60", type_name="number", allowed="[0..120]") == ["(60..120]"]
    assert regions('"a"', type_name="string", allowed="daftar") == ['not("a")']


def test_a_column_without_possible_values_has_no_gaps() -> None:
    assert regions("5", type_name="number", allowed='"a"') == []


def test_a_long_list_of_values_is_cut() -> None:
    allowed = ", ".join(str(number) for number in range(0, 40, 2))

    assert regions("< 0", type_name="number", allowed=f"-1, {allowed}") == ["not(-1)"]
    assert regions("< 20", type_name="number", allowed=allowed) == [
        "20, 22, 24, 26, 28, 30, 32, 34, …"
    ]


def test_fractions_between_integers_are_told_gently() -> None:
    cells = ("<= 5", ">= 6")

    assert regions(*cells, type_name="number") == []
    assert regions(*cells, type_name="number", kind=Kind.GAP_BETWEEN_INTEGERS) == ["(5..6)"]


def test_fractions_are_not_told_beside_a_gap_that_has_them() -> None:
    cells = ("<= 5", ">= 7", "[5..6]")

    assert regions(*cells, type_name="number") == []
    assert regions(*cells, type_name="number", kind=Kind.GAP_BETWEEN_INTEGERS) == ["(6..7)"]
    assert regions("5", "6", "7", type_name="number", kind=Kind.GAP_BETWEEN_INTEGERS) == []


def test_an_empty_input_is_information_only() -> None:
    checked = table([AGE, STATUS], "<= 60 | - | 1", "> 60 | - | 2")

    (finding,) = check_table(checked)

    assert (finding.kind, finding.severity) == (Kind.GAP_WHEN_EMPTY, None)
    assert finding.region == (("usia", "null"),)


@pytest.mark.parametrize(
    "policy", [HitPolicy.COLLECT, HitPolicy.RULE_ORDER, HitPolicy.OUTPUT_ORDER]
)
def test_no_match_is_an_answer_where_lists_are_collected(policy: HitPolicy) -> None:
    (gap,) = found(table([AGE], "< 5 | 1", policy=policy), Kind.GAP)

    assert gap.severity is None


def test_a_default_result_answers_for_all_gaps() -> None:
    output = Output(id="o", name="o", label="o", default=Cell(text='"lain"'))

    (gap,) = found(table([AGE], "< 5 | 1", output=output), Kind.GAP)

    assert gap.severity is None


def test_a_table_without_rules_is_one_gap() -> None:
    (gap,) = found(table([AGE]), Kind.GAP)

    assert gap.region == ()


def test_a_table_of_which_nothing_is_known_can_have_a_gap() -> None:
    (gap,) = found(table([column("x", "Any")], "null | 1"), Kind.GAP)

    assert gap.region == ()


def test_a_table_without_columns_has_none() -> None:
    assert check_table(table([], "1")) == []


def test_many_gaps_are_cut() -> None:
    rows = [f"{number} | {number} | 1" for number in range(0, 40, 2)]

    kinds = [it.kind for it in check_table(table([AGE, column("y", "number")], *rows))]

    assert kinds.count(Kind.GAP) == 10
    assert kinds.count(Kind.MORE) == 1


def test_dates_are_days() -> None:
    day = date(2026, 1, 2).isoformat()

    assert regions(f'!= @"{day}"', type_name="date") == [f'@"{day}"']
