"""Message events wait with a key of their own, and go on when a message is delivered."""

from collections.abc import Callable

import pytest

from engine.bpmn import runtime
from engine.domain.errors import AlreadyDoneError, InvalidSubmissionError
from engine.domain.snapshot import WaitingMessage
from tests.unit.bpmn.models import (
    AT,
    START,
    Play,
    boundary,
    chain,
    compiled,
    end,
    flow,
    forget,
    message,
    node,
    properties,
    service,
    timer,
    user,
)

Starter = Callable[..., Play]


def catching(*inside: str, **named: str) -> str:
    """Write a catch event `tunggu` between the start and a task `z`."""
    event = node("intermediateCatchEvent", "tunggu", *inside, message(), **named)
    return "".join((event, user("z"), end(), chain("mulai", "tunggu", "z", "selesai")))


def keyed(feel: str, *, variables: str = "") -> str:
    return catching(properties(correlationKey=feel, variables=variables))


def at_border(*inside: str, interrupting: bool = True) -> str:
    """Write a task `a` with a message event `kabar` at its border, which leads to a task `z`."""
    return "".join(
        (
            user("a"),
            boundary("kabar", "a", *inside, message(), interrupting=interrupting),
            user("z"),
            end(),
            chain("mulai", "a", "selesai"),
            chain("kabar", "z", "selesai"),
        )
    )


def test_a_catch_event_waits_for_its_message(play: Starter) -> None:
    case = play(compiled(catching(name="Kabar datang")))
    (waiting,) = case.snapshot.opened_messages

    assert waiting == WaitingMessage(
        token_id=waiting.token_id,
        process_id="uji",
        element_id="tunggu",
        name="Kabar datang",
        message="kabar",
        key=None,
    )
    assert case.waits_for == ["tunggu"]


def test_a_delivered_message_lets_the_event_go_on(play: Starter) -> None:
    case = play(compiled(catching()))
    token_id = case.waiting["tunggu"][0]
    case.deliver("tunggu")

    assert case.passed == ["tunggu"]
    assert case.snapshot.closed_messages == (token_id,)
    assert case.waits_for == ["z"]
    assert case.complete("z").snapshot.completed


def test_of_a_messages_data_only_what_is_named_is_taken(play: Starter) -> None:
    case = play(compiled(keyed("nomor", variables="isi, asal, nomor")), nomor="7", lain=0)
    case.deliver("tunggu", isi="Bau", lain=1, asing=2)

    assert case.sees("z") == {"nomor": "7", "lain": 0, "isi": "Bau", "asal": None}
    assert case.snapshot.variables == case.sees("z")


def test_an_event_without_variables_takes_no_data(play: Starter) -> None:
    case = play(compiled(catching()), a=1).deliver("tunggu", a=2, b=3)

    assert case.sees("z") == {"a": 1}


def test_an_event_without_a_name_shows_its_id(play: Starter) -> None:
    assert play(compiled(catching())).snapshot.opened_messages[0].name == "tunggu"


@pytest.mark.parametrize(
    ("feel", "key"), [("nomor", "K-7"), ('nomor + "/" + string(urut)', "K-7/3"), ("urut", "3")]
)
def test_the_key_is_worked_out_from_what_the_token_sees(play: Starter, feel: str, key: str) -> None:
    case = play(compiled(keyed(feel)), nomor="K-7", urut=3)

    assert case.snapshot.opened_messages[0].key == key


@pytest.mark.parametrize("value", [None, "", "  ", True, 1.5, [], {}, "k" * 201])
def test_what_cannot_be_a_key_is_a_failure(play: Starter, value: object) -> None:
    case = play(compiled(keyed("nomor")), nomor=value)

    assert (case.failure.code, case.failure.element_id) == ("bad_key", "tunggu")


def test_a_key_of_unknown_names_is_a_failure(play: Starter) -> None:
    assert play(compiled(keyed("nomor"))).failure.code == "unknown_name"


def test_a_message_is_delivered_once(play: Starter) -> None:
    case = play(compiled(catching()))
    token_id = case.waiting["tunggu"][0]
    case.deliver("tunggu")

    with pytest.raises(AlreadyDoneError):
        runtime.deliver(
            case.process, state=case.snapshot.state, token_id=token_id, values={}, at=AT
        )
    assert case.complete("z").snapshot.completed


@pytest.mark.parametrize("forgotten", [False, True])
def test_a_message_is_delivered_to_message_events_only(forgotten: bool) -> None:  # noqa: FBT001 -- pytest passes it by name
    model = compiled(
        user("a"),
        boundary("batas", "a", timer("timeDuration", "P1D")),
        end(),
        chain("mulai", "a", "selesai"),
        chain("batas", "selesai"),
    )

    case = Play(model).start()
    for element_id in ("a", "batas"):
        if forgotten:
            forget()
        with pytest.raises(AlreadyDoneError):
            case.deliver(element_id)
    with pytest.raises(AlreadyDoneError):
        Play(compiled(catching())).start().fire("tunggu")


def test_the_variables_of_a_waiting_message_can_be_seen(play: Starter) -> None:
    assert play(compiled(catching()), a=1).sees("tunggu") == {"a": 1}


@pytest.mark.parametrize(
    "values",
    [
        {"typename": "x"},
        {"__class__": "x"},
        {"isi": {"typename": "x"}},
        {"isi": {"dalam": object()}},
        {"isi": float("nan")},
        {"isi": 2**64},
        {"isi": "\ud800"},
        {"isi": "a\0b"},
        {"is\0i": 1},
        {"tak_disebut": {"__proto__": 1}},
    ],
)
def test_hostile_data_is_refused_and_the_event_still_waits(
    play: Starter, values: dict[str, object]
) -> None:
    case = play(compiled(keyed("nomor", variables="isi")), nomor="7")

    with pytest.raises(InvalidSubmissionError):
        case.deliver("tunggu", **values)
    assert case.deliver("tunggu", isi="a").sees("z")["isi"] == "a"


def test_more_data_than_a_case_can_hold_is_a_failure(
    play: Starter, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = play(compiled(keyed("nomor", variables="isi")), nomor="7")
    monkeypatch.setattr(runtime, "MOST_BYTES", 1)

    case.deliver("tunggu", isi="x")

    assert case.failure.code == "bad_data"


def test_a_message_at_the_border_withdraws_the_task(play: Starter) -> None:
    case = play(compiled(at_border(properties(variables="isi"))), a=1)
    task_id = case.waiting["a"][0]
    case.deliver("kabar", isi=2)

    assert case.snapshot.closed_tasks == (task_id,)
    assert case.passed == ["kabar"]
    assert case.snapshot.passed[0].flow_ids == ("kabar__z",)
    assert case.sees("z") == {"a": 1, "isi": 2}
    assert case.complete("z").snapshot.completed


def test_a_message_at_the_border_withdraws_the_timers_there(play: Starter) -> None:
    model = compiled(
        at_border(),
        boundary("batas", "a", timer("timeDuration", "P1D")),
        boundary("ingat", "a", timer("timeCycle", "R3/PT1H"), interrupting=False),
        chain("batas", "selesai"),
        chain("ingat", "selesai"),
    )

    case = play(model)
    timers = {case.waiting[it][0] for it in ("batas", "ingat")}
    case.deliver("kabar")

    assert set(case.snapshot.closed_timers) == timers
    assert case.waits_for == ["z"]


def test_a_finished_task_no_longer_waits_for_messages(play: Starter) -> None:
    case = play(compiled(at_border()))
    message_id = case.waiting["kabar"][0]
    case.complete("a")

    assert case.snapshot.completed
    assert case.snapshot.closed_messages == (message_id,)


def test_a_timer_that_interrupts_withdraws_the_message(play: Starter) -> None:
    late = boundary("batas", "a", timer("timeDuration", "P1D")), chain("batas", "selesai")

    case = play(compiled(at_border(), *late))
    message_id = case.waiting["kabar"][0]
    case.fire("batas")

    assert case.snapshot.closed_messages == (message_id,)
    assert case.snapshot.completed


def test_a_message_that_interrupts_nothing_can_come_again(play: Starter) -> None:
    inside = properties(correlationKey="nomor", variables="isi")

    case = play(compiled(at_border(inside, interrupting=False)), nomor=7)
    first = case.waiting["kabar"][0]
    case.deliver("kabar", isi=1)

    assert case.waits_for == ["a", "kabar", "z"]
    assert case.snapshot.closed_messages == (first,)
    assert case.sees("kabar") == {"nomor": 7}
    assert [it.key for it in case.snapshot.opened_messages] == ["7"]
    assert case.deliver("kabar", isi=2).waits_for == ["a", "kabar", "z", "z"]
    assert case.complete("z").complete("z").waits_for == ["a", "kabar"]
    assert case.complete("a").snapshot.completed


def test_a_message_that_came_is_not_delivered_again_to_the_one_after(play: Starter) -> None:
    case = play(compiled(at_border(interrupting=False)))
    first = case.waiting["kabar"][0]
    case.deliver("kabar")

    with pytest.raises(AlreadyDoneError):
        runtime.deliver(case.process, state=case.snapshot.state, token_id=first, values={}, at=AT)


def test_the_key_is_worked_out_once(play: Starter) -> None:
    later = user("b", properties(counter="n")), chain("g", "b", "selesai")
    model = compiled(
        node("parallelGateway", "g"),
        user("a"),
        boundary(
            "kabar", "a", properties(correlationKey="string(now())"), message(), interrupting=False
        ),
        end(),
        chain("mulai", "g", "a", "selesai"),
        chain("kabar", "selesai"),
        *later,
    )

    case = play(model)
    key = case.snapshot.opened_messages[0].key
    case.at = AT.replace(year=2027)
    assert case.complete("b").snapshot.opened_messages == ()
    case.deliver("kabar")

    assert [it.key for it in case.snapshot.opened_messages] == [key]


def test_a_message_at_the_border_of_a_subprocess_withdraws_what_is_inside(play: Starter) -> None:
    inside = (
        START.replace("mulai", "m2"),
        node("parallelGateway", "g"),
        user("b"),
        boundary("ingat", "b", timer("timeDuration", "P1D")),
        node("intermediateCatchEvent", "balasan", message("batal")),
        service("s"),
        end("e2"),
        chain("m2", "g", "b", "e2"),
        chain("g", "balasan", "e2"),
        chain("g", "s", "e2"),
        chain("ingat", "e2"),
    )
    model = compiled(
        node("subProcess", "sub", *inside),
        boundary("kabar", "sub", message()),
        user("z"),
        end(),
        chain("mulai", "sub", "selesai"),
        chain("kabar", "z", "selesai"),
    )

    case = play(model)
    ids = {name: found[0] for name, found in case.waiting.items()}
    assert case.waits_for == ["b", "balasan", "ingat", "kabar", "s"]
    case.deliver("kabar")

    assert case.snapshot.closed_tasks == (ids["b"],)
    assert case.snapshot.closed_timers == (ids["ingat"],)
    assert set(case.snapshot.closed_messages) == {ids["balasan"], ids["kabar"]}
    assert case.snapshot.operations == ()
    assert case.waits_for == ["z"]
    assert case.complete("z").snapshot.completed


def awaiting(*extra: str) -> str:
    """Write an event gateway `g` before a message `kabar` and a timer `batas`."""
    return "".join(
        (
            node("eventBasedGateway", "g"),
            node("intermediateCatchEvent", "kabar", properties(variables="isi"), message()),
            node("intermediateCatchEvent", "batas", timer("timeDuration", "P1D")),
            user("a"),
            user("b"),
            end(),
            chain("mulai", "g", "kabar", "a", "selesai"),
            chain("g", "batas", "b", "selesai"),
            *extra,
        )
    )


def left(case: Play) -> list[tuple[str, tuple[str, ...]]]:
    return [(it.element_id, it.flow_ids) for it in case.snapshot.passed]


def test_an_event_gateway_waits_for_all_its_events(play: Starter) -> None:
    case = play(compiled(awaiting()))

    assert case.waits_for == ["batas", "kabar"]
    assert case.passed == ["mulai"]


def test_a_message_that_comes_first_withdraws_the_timer(play: Starter) -> None:
    case = play(compiled(awaiting()))
    timer_id = case.waiting["batas"][0]
    case.deliver("kabar", isi=1)

    assert left(case) == [("g", ("g__kabar",)), ("kabar", ("kabar__a",))]
    assert case.snapshot.closed_timers == (timer_id,)
    assert case.waits_for == ["a"]
    assert case.complete("a").snapshot.variables == {"isi": 1}
    assert case.snapshot.completed


def test_a_timer_that_fires_first_withdraws_the_message(play: Starter) -> None:
    case = play(compiled(awaiting()))
    message_id = case.waiting["kabar"][0]
    case.fire("batas")

    assert left(case) == [("g", ("g__batas",)), ("batas", ("batas__b",))]
    assert case.snapshot.closed_messages == (message_id,)
    with pytest.raises(AlreadyDoneError):
        runtime.deliver(
            case.process, state=case.snapshot.state, token_id=message_id, values={}, at=AT
        )
    assert case.complete("b").snapshot.completed


def test_an_event_gateway_in_a_loop_waits_anew(play: Starter) -> None:
    model = compiled(
        node("exclusiveGateway", "m"),
        node("eventBasedGateway", "g"),
        node("intermediateCatchEvent", "kabar", properties(variables="n"), message()),
        node("intermediateCatchEvent", "batal", message("batal")),
        end(),
        chain("mulai", "m", "g", "kabar", "m"),
        chain("g", "batal", "selesai"),
    )

    case = play(model).deliver("kabar", n=1).deliver("kabar", n=2)
    assert case.waits_for == ["batal", "kabar"]

    assert case.deliver("batal").snapshot.completed
    assert case.snapshot.variables == {"n": 2}


def test_an_event_gateway_beside_another_branch_joins_it(play: Starter) -> None:
    model = compiled(
        node("parallelGateway", "p"),
        node("eventBasedGateway", "g"),
        node("intermediateCatchEvent", "kabar", properties(variables="isi"), message()),
        node("intermediateCatchEvent", "batas", timer("timeDuration", "P1D")),
        node("exclusiveGateway", "m"),
        user("a"),
        node("parallelGateway", "j"),
        user("z"),
        end(),
        chain("mulai", "p", "g", "kabar", "m", "j", "z", "selesai"),
        chain("g", "batas", "m"),
        chain("p", "a", "j"),
    )

    for way in (Play.fire, Play.deliver):
        case = play(model).complete("a", x=1)
        way(case, "batas" if way is Play.fire else "kabar")
        assert case.waits_for == ["z"]
        assert case.complete("z").snapshot.completed


def test_an_inclusive_join_does_not_wait_for_withdrawn_events(play: Starter) -> None:
    model = compiled(
        node("inclusiveGateway", "p"),
        node("eventBasedGateway", "g"),
        node("intermediateCatchEvent", "kabar", message()),
        node("intermediateCatchEvent", "batas", timer("timeDuration", "P1D")),
        user("a"),
        node("inclusiveGateway", "j"),
        user("z"),
        end(),
        chain("mulai", "p"),
        flow("p", "g", "true"),
        flow("p", "a", "true"),
        chain("g", "kabar", "j", "z", "selesai"),
        chain("g", "batas", "selesai"),
        chain("a", "j"),
    )

    case = play(model).complete("a")
    assert case.waits_for == ["batas", "kabar"]

    assert case.fire("batas").waits_for == ["z"]
