import inspect
import sys
from typing import Any

import pytest

from engine.feel import FeelError, FeelEvaluationError, FeelSyntaxError, parse


@pytest.mark.parametrize(
    "text",
    [
        *("(" * 3_999, "[" * 3_999, "-" * 3_999, "{a:" * 1_300, "not(" * 900, "1 in " * 700 + "1"),
        *("if true then " * 300, "for x in " * 400, "1" + "+1" * 1_900, "x" + ".a" * 1_900),
        *("x" + "[1]" * 1_300, "function() " * 300, "some x in " * 300, "]" * 3_999),
    ],
)
def test_deep_texts_are_refused_without_recursion(text: str) -> None:
    with pytest.raises(FeelSyntaxError) as refused:
        parse(text)

    assert refused.value.code == "too_deep"


def test_texts_as_deep_as_allowed_are_evaluated() -> None:
    assert parse("(" * 99 + "1" + ")" * 99).evaluate({}) == 1
    assert parse("1" + "+1" * 99).evaluate({}) == 100
    assert parse("true" + " and true" * 400).evaluate({}) is True
    assert parse("[" * 99 + "1" + "]" * 99).evaluate({}) != []


def test_a_text_too_long_is_refused() -> None:
    with pytest.raises(FeelSyntaxError) as refused:
        parse("1" * 4_001)

    assert refused.value.code == "text_too_long"


def _at_the_stack_s_end(action: Any) -> None:
    """Calls the action with hardly any room left for further calls."""
    _descend(sys.getrecursionlimit() - len(inspect.stack(0)) - 60, action)


def _descend(levels: int, action: Any) -> None:
    if levels > 0:
        _descend(levels - 1, action)
    else:
        action()


def test_a_full_stack_is_an_error_like_others() -> None:
    text = "(" * 80 + "1" + ")" * 80
    ready = parse("1" + "+1" * 80)

    with pytest.raises(FeelSyntaxError) as unparsed:
        _at_the_stack_s_end(lambda: parse(text))
    with pytest.raises(FeelEvaluationError) as unevaluated:
        _at_the_stack_s_end(lambda: ready.evaluate({}))

    assert unparsed.value.code == unevaluated.value.code == "too_deep"


FOLDED = "{a: []" + "".join(
    f", v{i}: [{p}, {p}]" for i, p in enumerate(["a", *(f"v{i}" for i in range(39))])
)
DOUBLED = '{a: "x"' + "".join(
    f", v{i}: {p} + {p}" for i, p in enumerate(["a", *(f"v{i}" for i in range(39))])
)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("for x in 1..1000 return for y in 1..1000 return 1", "too_many_steps"),
        ("for x in 1..10**30 return x", "too_many_steps"),
        ("some x in 1..10**30 satisfies false", "too_many_steps"),
        ("xs[item > 5 and item > 6 and item > 7 and item > 8 and item > 9]", "too_many_steps"),
        ("for i in 1..90000 return count(xs)", "too_many_steps"),
        ("for i in 1..90000 return xs[i]", "too_many_steps"),
        ("for i in 1..90000 return 2.1 ** 0.3", "too_many_steps"),
        ("for i in 1..20000 return exp(i / 1000)", "too_many_steps"),
        ("for i in 1..20000 return log(i / 1000)", "too_many_steps"),
        ('for i in 1..90000 return s + "a"', "too_many_steps"),
        ("for i in 1..90000 return upper case(s)", "too_many_steps"),
        ('for i in 1..90000 return matches("aaaa", "(a|aa)+b")', "pattern_too_costly"),
        ("sort(xs, function(a, b) a > b)", "too_many_steps"),
        ("concatenate(xs, xs)", "too_many_items"),
        ("append(xs, 1)", "too_many_items"),
        (f"{FOLDED}, z: flatten(v39)}}", "too_many_steps"),
        (f"{FOLDED}, z: v39 = v39}}", "too_many_steps"),
        (f"{FOLDED}, z: 1 in v39}}", "too_many_steps"),
        (f"{FOLDED}, z: v39.q}}", "too_many_steps"),
        (f"{FOLDED}, z: string(v39)}}", "too_many_steps"),
        (f"{DOUBLED}}}", "text_too_long"),
        ("string join([s, s, s])", "text_too_long"),
        ('replace("aaa", "a", s)', "text_too_long"),
        ('for i in 1..100 return context put({a: wide}, ["a", "b"], i)', "too_many_steps"),
        ("for i in 1..100 return context merge([wide, wide])", "too_many_steps"),
        ("flatten(deep)", "too_deep"),
        ("string(deep)", "too_deep"),
        ("1 in deep", "too_deep"),
        ("deep.a", "too_deep"),
    ],
)
def test_what_asks_for_too_much_is_refused(text: str, code: str) -> None:
    deep: list[Any] = []
    for _ in range(2_000):
        deep = [deep]

    with pytest.raises(FeelEvaluationError) as refused:
        parse(text).evaluate(
            {
                "xs": [*range(100_000)],
                "s": "a" * 500_000,
                "wide": {str(number): number for number in range(100_000)},
                "deep": deep,
            }
        )

    assert refused.value.code == code


def test_one_item_of_a_long_list_is_cheap() -> None:
    assert len(parse("for i in 1..10000 return xs[1]").evaluate({"xs": [0] * 100_000})) == 10_000


def test_errors_carry_no_values() -> None:
    with pytest.raises(FeelError) as refused:
        parse("nik2").evaluate({"nik": "3201010101600001"})

    assert "3201010101600001" not in str(refused.value)


def test_a_run_that_takes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    moments = iter(range(0, 1_000, 3))
    monkeypatch.setattr("engine.feel.limits.thread_time", lambda: next(moments))

    with pytest.raises(FeelEvaluationError) as refused:
        parse("for i in 1..40000 return i").evaluate({})

    assert refused.value.code == "too_slow"
