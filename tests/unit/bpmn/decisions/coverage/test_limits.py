"""No table keeps the checks busy: what is too large is checked in part, and that is told."""

import time
from collections.abc import Callable
from random import Random

import pytest

from engine.bpmn.decisions.coverage import Kind, check_table, table_problems
from engine.bpmn.decisions.description import Decision
from engine.bpmn.decisions.table import DecisionTable, HitPolicy
from tests.unit.bpmn.decisions.coverage.tables import column, table

SECONDS = 8  # on a busy machine; alone it takes less than two


def large(
    cell: Callable[[int, int], str],
    *,
    rules: int = 1_000,
    columns: int = 30,
    policy: HitPolicy = HitPolicy.UNIQUE,
) -> DecisionTable:
    rows = ("|".join([*(cell(rule, it) for it in range(columns)), "1"]) for rule in range(rules))
    return table([column(f"x{it}", "number") for it in range(columns)], *rows, policy=policy)


def quickly_found(checked: DecisionTable) -> set[Kind]:
    start = time.process_time()
    findings = check_table(checked)
    assert time.process_time() - start < SECONDS
    return {it.kind for it in findings}


def mixed_ranges() -> Callable[[int, int], str]:
    random = Random(7)  # noqa: S311 -- rows for a test

    def cell(_rule: int, _column: int) -> str:
        low = random.randrange(1_000)
        return random.choice(["-", f"< {low}", f"[{low}..{low + 200}]", f"> {low}"])

    return cell


def test_large_tables_of_different_ranges_end_soon() -> None:
    assert Kind.TOO_LARGE in quickly_found(large(mixed_ranges()))


@pytest.mark.parametrize("policy", [HitPolicy.ANY, HitPolicy.FIRST, HitPolicy.PRIORITY])
def test_no_policy_makes_a_search_endless(policy: HitPolicy) -> None:
    checked = large(mixed_ranges(), rules=200, columns=12, policy=policy)

    assert Kind.TOO_LARGE in quickly_found(checked)


def test_large_tables_with_a_rule_for_each_value_end_soon() -> None:
    checked = large(lambda rule, place: str(rule) if place == 1 else "-", columns=4)

    assert quickly_found(checked) == {Kind.GAP}


def test_cells_with_very_many_values_are_not_tried_out() -> None:
    values = ", ".join(map(str, range(800)))

    checked = large(lambda rule, _: f"{rule}, {values}", rules=20, columns=4)

    assert Kind.TOO_LARGE in quickly_found(checked)


def test_wide_tables_are_not_searched() -> None:
    checked = large(lambda *_: "1", rules=1, columns=101)

    assert [it.kind for it in check_table(checked)] == [Kind.TOO_LARGE]


def test_cells_that_nest_too_deep_are_left_to_whoever_runs_them() -> None:
    checked = large(lambda *_: "not(" * 200 + "1" + ")" * 200, rules=1, columns=1)

    assert [it.kind for it in check_table(checked)] == [Kind.OPAQUE]


def test_rules_that_all_say_the_same_are_not_compared_forever() -> None:
    checked = large(lambda *_: "-", columns=2, policy=HitPolicy.ANY)

    assert quickly_found(checked) == {Kind.DUPLICATE, Kind.MORE, Kind.TOO_LARGE}


def test_many_tables_share_what_they_may_take() -> None:
    random, ranges = Random(7), [f"[{low}..{low + 40}]" for low in range(200)]  # noqa: S311
    checked = large(lambda *_: random.choice(ranges), rules=100, columns=10)
    decisions = [Decision(id="d", name="d", question="", table=checked)] * 40

    start = time.process_time()
    problems = [*table_problems({"a.dmn": decisions})]

    assert time.process_time() - start < 5 * SECONDS
    assert problems[-1].code == "table_too_large"


def test_a_usual_table_takes_milliseconds() -> None:
    checked = large(lambda rule, place: f"[{rule}..{rule + place}]", rules=20, columns=4)

    start = time.process_time()
    check_table(checked)

    assert time.process_time() - start < 0.5
