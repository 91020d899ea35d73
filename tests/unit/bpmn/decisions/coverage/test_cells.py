"""Between two points that a cell names, all values pass or none does."""

from bisect import bisect_left
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from engine.bpmn.decisions.coverage.cells import read_constant, read_tests, read_values
from engine.bpmn.decisions.coverage.lines import line_of, point_of
from engine.feel import YearsMonths
from engine.feel.literal import literal

WIB = timezone(timedelta(hours=7))
_moments = st.datetimes(datetime(2026, 1, 1), datetime(2026, 1, 1, 0, 0, 4))  # noqa: DTZ001
VALUES: Mapping[str, SearchStrategy[Any]] = {
    "number": st.one_of(st.integers(-3, 3), st.decimals(-3, 3, places=1)),
    "string": st.text("ab", max_size=2),
    "boolean": st.booleans(),
    "date": st.dates(date(2026, 1, 1), date(2026, 1, 6)),
    "moment": _moments,
    "moment in a zone": st.builds(
        lambda moment, zone: moment.replace(tzinfo=zone), _moments, st.sampled_from([UTC, WIB])
    ),
    "time": st.builds(datetime.time, _moments),
    "time in a zone": st.builds(lambda moment: moment.time().replace(tzinfo=WIB), _moments),
    "days": st.builds(timedelta, hours=st.integers(-3, 3)),
    "months": st.builds(YearsMonths, st.integers(-3, 3)),
}
FORMS = (
    *("{0}", "< {0}", "<= {0}", "> {0}", ">= {0}", "= {0}", "!= {0}", "(> {0})", "[{0}, {1}]"),
    *("[{0}..{1}]", "({0}..{1})", "[{0}..{1})", "]{0}..{1}]", "{0}, > {1}", "not({0}, {1})"),
    *("not([{0}..{1}])", "? >= {0} and ? < {1}", "? < {0} or ? = {1}", "? between {0} and {1}"),
    *("? in ({0}, {1})", "{0} < ?", "not(? = {0})", "(? = {0}) = (? > {1})", "null, {0}"),
)


@settings(max_examples=400, deadline=None)
@given(st.data())
def test_values_between_the_same_points_pass_alike(data: st.DataObject) -> None:
    values = VALUES[data.draw(st.sampled_from([*VALUES]))]
    first, second, value = (data.draw(values) for _ in range(3))
    text = data.draw(st.sampled_from(FORMS)).format(literal(first), literal(second))

    tests, line = read_tests(text), line_of(value)

    assert tests is not None
    assert line is not None
    cuts, point = tests.cuts(line), point_of(value)
    before = bisect_left(cuts, point)
    place = 2 * before + (point in cuts)
    assert tests.verdicts(line)[place] is tests.passes(value), (text, value)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ('"a", "b"', ("a", "b")),
        ("1, -2.5", (1, Decimal("-2.5"))),
        ("-", ()),
        ("a, b", ()),
        ("(", ()),
    ],
)
def test_a_row_of_constants_is_read(text: str, values: tuple[Any, ...]) -> None:
    assert read_values(text) == values


@pytest.mark.parametrize(
    ("text", "value"),
    [('"a"', ("a",)), ("null", (None,)), ("a", None), ("", None), ("now()", None)],
)
def test_a_constant_is_told_from_what_needs_a_context(text: str, value: object) -> None:
    assert read_constant(text) == value
