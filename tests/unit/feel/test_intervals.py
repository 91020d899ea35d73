from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from engine.feel import Range

Value = Callable[..., Any]
MIDNIGHT = datetime(2026, 8, 17, tzinfo=UTC)


@pytest.mark.parametrize(
    ("true", "false"),
    [
        ("before(1, 10)", "before(10, 1)"),
        ("before(1, (1..10])", "before(1, [1..10])"),
        ("before([1..10), 10)", "before([1..10], 10)"),
        ("before([1..10), [10..20])", "before([1..10], [10..20])"),
        ("before(4, (> 5))", "before((> 5), 9)"),
        ("after(10, [1..10))", "after(10, [1..10])"),
        ("after([11..20], 10)", "after([11..20], 11)"),
        ("after((10..20], [1..10])", "after([10..20], [1..10])"),
        ("meets([1..5], [5..10])", "meets([1..5), [5..10])"),
        ("meets([1..5], (>= 5))", "meets([1..5], (> 5))"),
        ("met by([5..10], [1..5])", "met by((5..10], [1..5])"),
        ("overlaps([1..5], [3..8])", "overlaps([1..5], [6..8])"),
        ("overlaps([1..5], [5..8])", "overlaps([1..5), [5..8])"),
        ("overlaps((< 5), (> 4))", "overlaps((< 5), (>= 5))"),
        ("overlaps before([1..5], [3..8])", "overlaps before([3..8], [1..5])"),
        ("overlaps before([1..5], (1..5])", "overlaps before([1..5], [1..5])"),
        ("overlaps before([1..5), (1..5))", "overlaps before([1..5], (1..5))"),
        ("overlaps after([3..8], [1..5])", "overlaps after([1..5], [3..8])"),
        ("finishes(10, [1..10])", "finishes(10, [1..10))"),
        ("finishes((1..10], [1..10])", "finishes([1..10], (1..10])"),
        ("finished by([1..10], 10)", "finished by([1..10), 10)"),
        ("finished by([1..10], [5..10])", "finished by([5..10], [1..10])"),
        ("includes([1..10], 1)", "includes((1..10], 1)"),
        ("includes([1..10], [4..6])", "includes([4..6], [1..10])"),
        ("includes((< 10), 9)", "includes((< 10), 10)"),
        ("includes((= 10), 10)", "includes((= 10), 9)"),
        ("during(5, [1..10])", "during(10, [1..10))"),
        ("during((1..10), [1..10])", "during([1..10], (1..10))"),
        ("starts(1, [1..10])", "starts(1, (1..10])"),
        ("starts([1..5], [1..10])", "starts((1..5], [1..10])"),
        ("started by([1..10], 1)", "started by([1..10], 2)"),
        ("started by([1..10], [1..10))", "started by([1..10), [1..10])"),
        ("coincides(5, 5)", "coincides(4, 5)"),
        ("coincides([1..5], [1..5])", "coincides((1..5], [1..5])"),
        ("before(point1: 1, point2: 2)", "before(point: 2, range: [2..3])"),
        ("during(range1: [2..3], range2: [1..4])", "during(point: 5, range: [1..4])"),
        ('before(@"2026-08-17", @"2026-08-18")', 'before("b", "a")'),
    ],
)
def test_points_and_ranges_lie_in_some_relation(value: Value, true: str, false: str) -> None:
    assert value(true) is True
    assert value(false) is False


@pytest.mark.parametrize(
    "text",
    [
        *('before(1, "a")', "before(null, 1)", "before([1], 1)", "before(true, false)"),
        *("meets(1, [1..2])", "includes([1..null], 5)", "during((!= 5), [1..9])"),
        *("coincides(5, [5..5])", "coincides([5..5], 5)", "finishes([1..5], 5)"),
    ],
)
def test_what_has_no_order_has_no_relation(value: Value, text: str) -> None:
    assert value(text) is None


def included(start: Any, end: Any) -> Range:
    return Range(start, end, start_included=True, end_included=True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[1..5]", included(1, 5)),
        ("]-1.5 .. 5[", Range(-1.5, 5, start_included=False, end_included=False)),
        ('["a\\"..b".."c"]', included('a"..b', "c")),
        ('[@"2026-08-17"..date("2026-08-18")]', included(date(2026, 8, 17), date(2026, 8, 18))),
        ('[time("08:00:00")..@"09:00:00"]', included(time(8), time(9))),
        ('[duration("P1D")..@"P2D"]', included(timedelta(days=1), timedelta(days=2))),
        ('[date and time( "2026-08-17T00:00:00Z" )..null]', included(MIDNIGHT, None)),
        ("(null..5)", Range(None, 5, start_included=False, end_included=False)),
        ("[2..]", Range(2, None, start_included=True, end_included=False, open=True)),
        ("(2..]", Range(2, None, start_included=False, end_included=False, open=True)),
        ("[..2]", Range(None, 2, start_included=False, end_included=True, open=True)),
        ("(..2)", Range(None, 2, start_included=False, end_included=False, open=True)),
        *(
            (text, None)
            for text in ("", "[]", "[..]", "[null..null]", "1..5", "[5..1]", '[1.."a"]', "[1..1+1]")
        ),
        *((text, None) for text in ('["\\d".."e"]', '[date("besok")..date("lusa")]', "{1..2}")),
    ],
)
def test_a_range_is_read_from_its_text(value: Value, text: str, expected: object) -> None:
    assert value("range(t)", t=text) == expected
