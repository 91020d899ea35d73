from datetime import UTC, datetime, timedelta

import pytest

from engine.feel import BUILTINS, FeelEvaluationError, FeelSyntaxError, Run, Topic, builtin, parse

DOUBLE = builtin("dua kali", "n: number", function=lambda n: n * 2)
OURS = BUILTINS.plus(DOUBLE)


def test_functions_of_ours_can_be_called() -> None:
    assert parse("dua kali(21)", functions=OURS).evaluate({}) == 42
    assert parse("dua kali(n: count([1]))", functions=OURS).evaluate({}) == 2


def test_functions_of_ours_are_unknown_elsewhere() -> None:
    with pytest.raises(FeelSyntaxError):
        parse("dua kali(21)")


def test_functions_of_ours_see_what_the_host_hands_in() -> None:
    topic = Topic()

    @topic.running("salam", "nama: string")
    def greet(run: Run, name: str) -> str:
        return f"{run.host} {name}"

    ours = BUILTINS.plus(*topic.builtins)

    assert parse('salam("Wati")', functions=ours).evaluate({}, host="Halo") == "Halo Wati"


def test_a_known_function_gets_another_way_to_be_called() -> None:
    wider = BUILTINS.plus(builtin("floor", "a: any", "b: any", "c: any", function=lambda *_: 0))

    assert parse("floor(1, 2, 3)", functions=wider).evaluate({}) == 0
    assert parse("floor(1.5)", functions=wider).evaluate({}) == 1


def test_the_same_text_is_parsed_once() -> None:
    assert parse("1 + 1") is parse("1 + 1")


def test_the_clock_is_given_and_never_read() -> None:
    now = datetime(2026, 8, 17, 23, 30, tzinfo=UTC)

    assert parse("now()").evaluate({}, now=now) == now
    assert parse('today() + @"P1D" - today()').evaluate({}, now=now) == timedelta(days=1)


@pytest.mark.parametrize("text", ["now()", "today()"])
def test_without_a_clock_there_is_no_now(text: str) -> None:
    with pytest.raises(FeelEvaluationError) as refused:
        parse(text).evaluate({})

    assert refused.value.code == "no_clock"
