"""What the checks say is what evaluating every combination of inputs shows."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, product
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.bpmn.decisions.coverage import Finding, Kind, check_table
from engine.bpmn.decisions.table import DecisionTable, HitPolicy, Input
from engine.feel import parse_unary_tests
from tests.unit.bpmn.decisions.coverage.tables import column, table

NUMBERS = [Decimal(half) / 2 for half in range(-2, 14)]
TEXTS = ["a", "b", "c"]
COLUMNS: list[tuple[Input, list[Any]]] = [
    (column("angka", "number"), NUMBERS),
    (column("jenis", "string", '"a", "b", "c"'), TEXTS),
    (column("ya", "boolean"), [True, False]),
    (column("bulat"), NUMBERS),
]

_number = st.integers(0, 5)
_text = st.sampled_from(TEXTS)
_numeric = st.one_of(
    st.builds("{} {}".format, st.sampled_from(["<", "<=", ">", ">=", "!="]), _number),
    st.builds(str, _number),
    st.builds("{}, {}".format, _number, _number),
    st.builds(
        lambda ends, low, high: f"{low}{min(ends)}..{max(ends)}{high}",
        st.tuples(_number, _number),
        st.sampled_from("[(]"),
        st.sampled_from("])["),
    ),
    st.builds("? >= {} and ? < {}".format, _number, _number),
    st.builds("? < {} or ? = {}".format, _number, _number),
    st.builds("? in [{0}, > {1}]".format, _number, _number).map(
        lambda it: it.replace("[", "(").replace("]", ")")
    ),
)
_textual = st.one_of(st.builds('"{}"'.format, _text), st.builds('"{}", "{}"'.format, _text, _text))
_truth = st.sampled_from(["true", "false", "? = true", "not(?)"])


def _cell(plain: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    negated = plain.filter(lambda it: "?" not in it).map("not({})".format)
    return st.one_of(st.just("-"), plain, negated, st.sampled_from(["null", "not(null)", ""]))


CELLS = [_cell(_numeric), _cell(_textual), _cell(_truth), _cell(_numeric)]


@st.composite
def tables(draw: st.DrawFn, policy: HitPolicy) -> tuple[DecisionTable, list[list[Any]]]:
    chosen = draw(
        st.lists(st.sampled_from(range(len(COLUMNS))), min_size=1, max_size=3, unique=True)
    )
    rows = draw(st.lists(st.tuples(*(CELLS[it] for it in chosen)), min_size=1, max_size=6))
    made = table(
        [COLUMNS[it][0] for it in chosen], *(" | ".join([*row, "1"]) for row in rows), policy=policy
    )
    return made, [COLUMNS[it][1] for it in chosen]


def passes(text: str, value: Any) -> bool:
    return parse_unary_tests(text or "-").evaluate({"?": value}) is True


def matching(checked: DecisionTable, values: Sequence[Any]) -> list[int]:
    return [
        rule.number
        for rule in checked.rules
        if all(passes(cell.text, it) for cell, it in zip(rule.inputs, values, strict=True))
    ]


def in_region(checked: DecisionTable, finding: Finding, values: Sequence[Any]) -> bool:
    region = dict(finding.region)
    tests = [region.get(column.label, "-") for column in checked.inputs]
    return all(
        text == "null" if it is None else passes(text, it)
        for text, it in zip(tests, values, strict=True)
    )


def of_kind(findings: Sequence[Finding], *kinds: Kind) -> list[Finding]:
    return [it for it in findings if it.kind in kinds]


def fractional(values: Sequence[Any]) -> int:
    return sum(isinstance(it, Decimal) and it % 1 != 0 for it in values)


@settings(max_examples=60, deadline=None)
@given(tables(HitPolicy.UNIQUE))
def test_gaps_are_what_no_rule_matches(made: tuple[DecisionTable, list[list[Any]]]) -> None:
    checked, domains = made

    findings = check_table(checked)

    gaps = of_kind(findings, Kind.GAP)
    between = of_kind(findings, Kind.GAP_BETWEEN_INTEGERS)
    more = of_kind(findings, Kind.MORE)
    for values in product(*domains):
        uncovered = not matching(checked, values)
        told = any(in_region(checked, it, values) for it in (*gaps, *between))
        assert uncovered or not told
        if uncovered and not told and not more:
            assert fractional(values) > 1 or (fractional(values) and between)


@settings(max_examples=60, deadline=None)
@given(tables(HitPolicy.UNIQUE))
def test_overlaps_are_what_two_rules_match(made: tuple[DecisionTable, list[list[Any]]]) -> None:
    checked, domains = made

    findings = check_table(checked)

    told = {it.rules[::-1] for it in of_kind(findings, Kind.OVERLAP, Kind.DUPLICATE)}
    seen = set(_pairs(checked, domains))
    assert told == seen or (of_kind(findings, Kind.MORE) and told < seen)


def _pairs(checked: DecisionTable, domains: list[list[Any]]) -> Iterator[tuple[int, int]]:
    for values in product(*([None, *it] for it in domains)):
        yield from combinations(matching(checked, values), 2)


@settings(max_examples=60, deadline=None)
@given(tables(HitPolicy.FIRST))
def test_rules_are_covered_or_dead_that_never_come_first(
    made: tuple[DecisionTable, list[list[Any]]],
) -> None:
    checked, domains = made

    findings = check_table(checked)

    dead = of_kind(findings, Kind.COVERED, Kind.CONTRADICTION, Kind.OUTSIDE)
    seen = {
        tuple(matching(checked, values)[:1]) for values in product(*([None, *it] for it in domains))
    }
    first = {number for numbers in seen for number in numbers}
    assert {it.rules[0] for it in dead} == {rule.number for rule in checked.rules} - first


@settings(max_examples=60, deadline=None)
@given(tables(HitPolicy.UNIQUE))
def test_an_empty_input_is_a_gap_where_it_is_told(
    made: tuple[DecisionTable, list[list[Any]]],
) -> None:
    checked, domains = made

    for finding in of_kind(check_table(checked), Kind.GAP_WHEN_EMPTY):
        for values in product(*([None, *it] for it in domains)):
            assert not (in_region(checked, finding, values) and matching(checked, values))
