"""An expression of a form that the browser would read differently is refused."""

from typing import Any

import pytest

from engine.bpmn.checks import check
from engine.messages import describe_problem
from tests.unit.bpmn.packages import asking, field, found


def hidden(condition: str) -> dict[str, Any]:
    return field("a", conditional={"hide": condition})


@pytest.mark.parametrize(
    "condition",
    [
        "=b in [1..5] and c",
        "=b in (1..5) or c",
        "=b in [1, 3] and c",
        "=b in d and c",
        "=b in (d) and c",
        "=b in d[1] and c",
        "=c and (b in d or c)",
        "=b = null or not(b in d and c)",
        "=some x in d satisfies x in e and c",
        "=if b in d and c then true else false",
        "=f = [b in d and c]",
    ],
)
def test_what_the_browser_would_take_for_a_part_of_in_is_named(condition: str) -> None:
    (problem,) = found(asking(hidden(condition)), "form_feel_in")

    assert "Tulis dengan kurung: “(… in …)" in describe_problem(problem)


@pytest.mark.parametrize(
    "condition",
    [
        "=(b in [1..5]) and c",
        "=c and b in [1..5]",
        "=b in (1, 3) and c",
        "=c = true and (b in d)",
        "=some x in d satisfies x > 1 and c",
        "=every x in d, y in e satisfies x > y or c",
        '=b = "x in y and z"',
        "=if b in d then c and e else c or e",
        "=list contains(for x in d return x + 1, 1) and c",
        "=not(b in d) and c",
        "=b = null or not(c)",
        "=c /* b in d and */ and e",
        "=b = string(today())",
        "=b = today().year",
    ],
)
def test_what_both_read_alike_is_accepted(condition: str) -> None:
    assert [it for it in check(asking(hidden(condition))) if it.code.startswith("form_feel")] == []


@pytest.mark.parametrize(
    ("component", "code"),
    [
        (hidden("=not(b)"), "form_feel_not"),
        (hidden("=not ((b) and (c))"), "form_feel_not"),
        (field("a", readonly="=not(b)"), "form_feel_not"),
        (hidden("=b instance of string"), "form_feel_type"),
        (hidden("=is defined(b)"), "form_feel_function"),
        (hidden("=date(b) <= today()"), "form_feel_today"),
        ({"type": "expression", "key": "a", "expression": "=today()"}, "form_feel_today"),
        (field("a", disabled="=b"), "form_disabled"),
    ],
)
def test_what_the_browser_does_not_do_is_named(component: dict[str, Any], code: str) -> None:
    (problem,) = found(asking(component), code)

    assert "{" not in describe_problem(problem)


@pytest.mark.parametrize(
    "component",
    [
        {"type": "expression", "key": "a", "expression": "=not(b)"},
        field("a", properties={"alur:validIf": "=date(a) <= today() and a in b and c"}),
        field("a", disabled=True),
    ],
)
def test_what_only_one_side_reads_may_be_written_as_it_likes(component: dict[str, Any]) -> None:
    problems = [it.code for it in check(asking(component))]

    assert [it for it in problems if it.startswith(("form_feel", "form_disabled"))] == []
