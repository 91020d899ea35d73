"""Event subprocesses wait beside all that runs in their scope, and end it or run along."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from engine.bpmn import runtime
from engine.bpmn import state as states
from engine.bpmn.parsing import compile_process
from engine.bpmn.process import Process
from engine.domain.errors import AlreadyDoneError
from tests.unit.bpmn.models import (
    AT,
    START,
    Play,
    boundary,
    bundle,
    chain,
    compiled,
    end,
    message,
    node,
    parallel,
    process,
    properties,
    repeated,
    script,
    service,
    timer,
    user,
    watching,
)

Starter = Callable[..., Play]

HOUR = timedelta(hours=1)
TERMINATE = "<bpmn:terminateEventDefinition/>"
TWO_TASKS = "".join((user("a"), user("b"), end(), chain("mulai", "a", "b", "selesai")))
BOTH = "".join(
    (
        node("parallelGateway", "g"),
        user("a"),
        user("b"),
        end("ea"),
        end("eb"),
        chain("mulai", "g", "a", "ea"),
        chain("g", "b", "eb"),
    )
)
WITHDRAWN = watching("batal", message("batal"))
EACH_HOUR = watching("ingat", timer("timeCycle", "R/PT1H"), interrupting=False)
EACH_TIDING = watching("kabar", properties(variables="isi") + message(), interrupting=False)
AFTER_A_DAY = watching("batas", timer("timeDuration", "P1D"))


def inner(*parts: str) -> str:
    """Write an embedded subprocess `dalam` with a task `c` and these parts, then a task `z`."""
    inside = (node("startEvent", "m_dalam"), user("c"), end("e_dalam"), *parts)
    flows = chain("m_dalam", "c", "e_dalam")
    return "".join(
        (
            node("subProcess", "dalam", *inside, flows),
            user("z"),
            end(),
            chain("mulai", "dalam", "z", "selesai"),
        )
    )


def test_it_waits_from_the_beginning_of_its_scope(play: Starter) -> None:
    case = play(compiled(TWO_TASKS, WITHDRAWN, AFTER_A_DAY))

    (waiting,), (due,) = case.snapshot.opened_messages, case.snapshot.opened_timers
    assert (waiting.element_id, waiting.message, waiting.key) == ("batal", "batal", None)
    assert (due.element_id, due.due_at) == ("batas", AT + timedelta(days=1))
    assert case.waits_for == ["a", "batal", "batas"]
    assert case.passed == ["mulai"]


def test_one_that_interrupts_ends_everything_else(play: Starter) -> None:
    model = compiled(BOTH, WITHDRAWN, AFTER_A_DAY, EACH_HOUR)
    case = play(model)
    tasks = {*case.waiting["a"], *case.waiting["b"]}
    timers = {*case.waiting["batas"], *case.waiting["ingat"]}
    event = case.waiting["batal"][0]
    case.deliver("batal")

    assert case.passed == ["batal"]
    assert case.snapshot.passed[0].flow_ids == ("batal__t_batal",)
    assert set(case.snapshot.closed_tasks) == tasks
    assert set(case.snapshot.closed_timers) == timers
    assert case.snapshot.closed_messages == (event,)
    assert case.waits_for == ["t_batal"]

    case.complete("t_batal")
    assert case.passed == ["t_batal", "e_batal", "s_batal"]
    assert case.snapshot.completed
    assert case.snapshot.end_id == "e_batal"


def test_what_was_interrupted_takes_no_answer_any_more(play: Starter) -> None:
    case = play(compiled(service("s"), end(), chain("mulai", "s", "selesai"), WITHDRAWN, EACH_HOUR))
    operation, event = case.waiting["s"][0], case.waiting["ingat"][0]
    case.deliver("batal")
    now: Any = {"state": case.snapshot.state, "at": AT}

    assert case.snapshot.operations == ()
    with pytest.raises(AlreadyDoneError):
        runtime.answer_operation(case.process, token_id=operation, outputs={}, **now)
    with pytest.raises(AlreadyDoneError):
        runtime.fire_timer(case.process, token_id=event, **now)


def test_inner_scopes_end_with_the_process_that_is_interrupted(play: Starter) -> None:
    gateway = "".join(
        (
            node("eventBasedGateway", "pilih"),
            node("intermediateCatchEvent", "tunggu", message()),
            node("intermediateCatchEvent", "lama", timer("timeDuration", "P2D")),
            end("e2"),
            chain("s2", "pilih", "tunggu", "e2"),
            chain("pilih", "lama", "e2"),
        )
    )
    called = process("lain", node("startEvent", "s2"), gateway, EACH_HOUR)
    caller = process(
        "uji",
        START,
        node("parallelGateway", "g"),
        node("callActivity", "panggil", calledElement="lain"),
        boundary("telat", "panggil", timer("timeDuration", "P1D"), interrupting=False),
        node(
            "subProcess", "dalam", node("startEvent", "s3"), user("c"), end("e3"), AFTER_A_DAY,
            chain("s3", "c", "e3"),
        ),
        end(),
        chain("mulai", "g", "panggil", "selesai"),
        chain("g", "dalam", "selesai"),
        chain("telat", "selesai"),
        WITHDRAWN,
    )  # fmt: skip
    case = play(compile_process(bundle(caller, called)))
    assert case.waits_for == ["batal", "batas", "c", "ingat", "lama", "telat", "tunggu"]

    case.deliver("batal")

    assert case.waits_for == ["t_batal"]
    assert case.complete("t_batal").snapshot.completed


def test_one_that_interrupts_nothing_runs_beside(play: Starter) -> None:
    case = play(compiled(TWO_TASKS, EACH_TIDING))
    case.deliver("kabar", isi="satu")
    assert case.waits_for == ["a", "kabar", "t_kabar"]

    case.deliver("kabar", isi="dua")
    assert case.waits_for == ["a", "kabar", "t_kabar", "t_kabar"]

    case.complete("t_kabar").complete("t_kabar").complete("a")
    assert case.waits_for == ["b", "kabar"]


def test_a_cycle_fires_in_its_rhythm_until_it_is_used_up(play: Starter) -> None:
    twice = watching("ingat", timer("timeCycle", "R2/PT1H"), interrupting=False)
    case = play(compiled(TWO_TASKS, twice))

    case.fire("ingat", at=AT + HOUR)
    assert case.snapshot.opened_timers[0].due_at == AT + 2 * HOUR
    case.fire("ingat", at=AT + 2 * HOUR)

    assert case.waits_for == ["a", "t_ingat", "t_ingat"]


def test_a_duration_that_interrupts_nothing_fires_once(play: Starter) -> None:
    once = watching("ingat", timer("timeDuration", "PT1H"), interrupting=False)

    case = play(compiled(TWO_TASKS, once)).fire("ingat")

    assert case.waits_for == ["a", "t_ingat"]


def test_the_events_vanish_when_the_scope_ends(play: Starter) -> None:
    case = play(compiled(TWO_TASKS, WITHDRAWN, EACH_HOUR))
    timers, messages = case.waiting["ingat"], case.waiting["batal"]
    case.complete("a").complete("b", x=1)

    assert case.snapshot.completed
    assert list(case.snapshot.closed_timers) == timers
    assert list(case.snapshot.closed_messages) == messages
    assert case.snapshot.end_id == "selesai"
    assert case.snapshot.variables == {"x": 1}


def test_a_scope_ends_after_what_runs_beside(play: Starter) -> None:
    case = play(compiled(TWO_TASKS, EACH_HOUR)).fire("ingat").complete("a").complete("b")
    assert not case.snapshot.completed
    assert case.waits_for == ["ingat", "t_ingat"]

    case.complete("t_ingat")
    assert case.snapshot.completed
    assert case.snapshot.end_id == "selesai"


def test_it_sees_the_variables_as_they_stand(play: Starter) -> None:
    case = play(compiled(BOTH, EACH_TIDING), awal=0, isi="lama")
    assert case.sees("kabar") == {"awal": 0, "isi": "lama"}
    case.complete("a", nama="Sari", awal=1)
    assert case.sees("kabar") == {"awal": 1, "isi": "lama", "nama": "Sari"}

    case.deliver("kabar", lain=1)

    assert case.sees("t_kabar") == {"awal": 1, "isi": "lama", "nama": "Sari"}


def test_it_sees_what_stands_in_embedded_subprocesses_but_not_in_called_ones(play: Starter) -> None:
    body = user("c2") + chain("c", "c2", "e_dalam")
    model = inner(body).replace(chain("m_dalam", "c", "e_dalam"), chain("m_dalam", "c"))
    case = play(compiled(model, WITHDRAWN), x=0).complete("c", x=1, y=2)

    assert case.sees("batal") == {"x": 1, "y": 2}

    called = process("lain", node("startEvent", "s2"), user("c"), user("d"), end("e2"),
                     chain("s2", "c", "d", "e2"))  # fmt: skip
    caller = process("uji", START, node("callActivity", "p", calledElement="lain"), end(),
                     chain("mulai", "p", "selesai"), WITHDRAWN)  # fmt: skip
    other = play(compile_process(bundle(caller, called)), x=0).complete("c", x=1)

    assert other.sees("batal") == {"x": 0}


@pytest.mark.parametrize("loop", [repeated, parallel])
def test_it_does_not_see_the_items_of_a_repetition(
    play: Starter, loop: Callable[[str, str], str]
) -> None:
    model = compiled(user("a", loop("daftar", "isi")), end(), chain("mulai", "a", "selesai"),
                     WITHDRAWN)  # fmt: skip

    case = play(model, daftar=[1, 2])

    assert case.sees("batal") == {"daftar": [1, 2]}


def test_it_sees_what_has_reached_a_join(play: Starter) -> None:
    model = compiled(
        node("parallelGateway", "g"),
        *map(user, "abc"),
        node("parallelGateway", "j"),
        end(),
        *(chain("g", it, "j") for it in "abc"),
        chain("mulai", "g"),
        chain("j", "selesai"),
        WITHDRAWN,
    )

    case = play(model).complete("a", x=1).complete("b", y=2)

    assert case.sees("batal") == {"x": 1, "y": 2}


def test_one_that_runs_beside_overwrites_only_what_it_changed(play: Starter) -> None:
    case = play(compiled(TWO_TASKS, EACH_HOUR), x=0, y=0).fire("ingat")
    case.complete("a", x=1).complete("b", x=2).complete("t_ingat", y=1, z=None)

    assert case.snapshot.completed
    assert case.snapshot.variables == {"x": 2, "y": 1, "z": None}


def test_what_a_message_sets_counts_though_it_was_so_before(play: Starter) -> None:
    case = play(compiled(BOTH, EACH_TIDING), isi="baru").complete("a", isi="lama")
    case.deliver("kabar", isi="lama").complete("t_kabar").complete("b")

    assert case.snapshot.variables == {"isi": "lama"}


def test_the_case_ends_with_what_the_interruption_knew(play: Starter) -> None:
    case = play(compiled(BOTH, WITHDRAWN), x=0).complete("a", x=1, y=1)
    case.deliver("batal").complete("t_batal", x=0)

    assert case.snapshot.variables == {"x": 0, "y": 1}


def test_a_scope_inside_is_interrupted_alone(play: Starter) -> None:
    case = play(compiled(inner(WITHDRAWN)), x=0)
    assert case.waits_for == ["batal", "c"]

    case.deliver("batal").complete("t_batal", x=1)

    assert case.passed == ["t_batal", "e_batal", "s_batal", "dalam"]
    assert case.sees("z") == {"x": 1}
    assert case.complete("z").snapshot.end_id == "selesai"


def test_a_scope_inside_that_is_left_takes_its_events_along(play: Starter) -> None:
    case = play(compiled(inner(EACH_HOUR, EACH_TIDING)))
    gone = (case.waiting["ingat"][0], case.waiting["kabar"][0])
    case.fire("ingat").complete("t_ingat").complete("c")

    assert case.snapshot.closed_messages == gone[1:]
    assert case.waits_for == ["z"]


@pytest.mark.parametrize("interrupting", [True, False])
def test_a_called_procedure_has_events_of_its_own(play: Starter, interrupting: bool) -> None:  # noqa: FBT001 -- pytest passes it by name
    event = watching("kabar", message(), interrupting=interrupting)
    called = process("lain", node("startEvent", "s2"), user("c"), end("e2"),
                     chain("s2", "c", "e2"), event)  # fmt: skip
    caller = process("uji", START, node("callActivity", "p", calledElement="lain"), user("z"),
                     end(), chain("mulai", "p", "z", "selesai"))  # fmt: skip
    case = play(compile_process(bundle(caller, called))).deliver("kabar")
    assert ("c" in case.waits_for) is not interrupting

    case.complete("t_kabar")
    if not interrupting:
        case.complete("c")

    assert case.waits_for == ["z"]
    assert case.complete("z").snapshot.completed


def test_each_of_several_instances_has_events_of_its_own(play: Starter) -> None:
    inside = (node("startEvent", "s"), user("c"), end("e"), chain("s", "c", "e"), WITHDRAWN)
    loop = properties(outputCollection="hasil", outputElement="x") + parallel("daftar", "x")
    model = compiled(node("subProcess", "kunjungan", loop, *inside), end(),
                     chain("mulai", "kunjungan", "selesai"), EACH_TIDING)  # fmt: skip
    case = play(model, daftar=[1, 2])
    assert case.waits_for == ["batal", "batal", "c", "c", "kabar"]

    case.deliver("batal")
    assert case.waits_for == ["batal", "c", "kabar", "t_batal"]
    assert case.sees("t_batal") == {"daftar": [1, 2], "x": 1}

    case.complete("t_batal", x=7).complete("c")
    assert case.snapshot.completed
    assert case.snapshot.variables == {"daftar": [1, 2], "hasil": [7, 2]}


def test_an_event_subprocess_may_have_one_of_its_own(play: Starter) -> None:
    nested = watching(
        "batal", message("batal"), user("t"), chain("batal", "t", "e_batal"), AFTER_A_DAY
    )
    case = play(compiled(TWO_TASKS, nested))
    assert case.waits_for == ["a", "batal"]

    case.deliver("batal")
    assert case.waits_for == ["batas", "t"]
    case.fire("batas").complete("t_batas")

    assert case.snapshot.completed
    assert case.snapshot.end_id == "e_batas"


def test_a_terminating_end_leaves_no_event_behind(play: Starter) -> None:
    model = compiled(user("a"), end("selesai", TERMINATE), chain("mulai", "a", "selesai"),
                     EACH_HOUR, WITHDRAWN)  # fmt: skip
    case = play(model).fire("ingat")
    open_ids = {*case.waiting["ingat"], *case.waiting["batal"], *case.waiting["t_ingat"]}
    case.complete("a")

    closed = (
        case.snapshot.closed_timers,
        case.snapshot.closed_messages,
        case.snapshot.closed_tasks,
    )
    assert open_ids <= {it for found in closed for it in found}
    assert case.snapshot.completed


def test_a_terminating_end_inside_ends_the_event_subprocess_alone(play: Starter) -> None:
    ended = watching(
        "ingat", timer("timeDuration", "PT1H"), chain("ingat", "e_ingat"), interrupting=False
    ).replace('<bpmn:endEvent id="e_ingat">', f'<bpmn:endEvent id="e_ingat">{TERMINATE}')

    case = play(compiled(TWO_TASKS, ended)).fire("ingat")

    assert case.waits_for == ["a"]


def test_an_interrupted_subprocess_takes_its_events_along(play: Starter) -> None:
    limit = boundary("batas", "dalam", timer("timeDuration", "P1D"))
    case = play(compiled(inner(EACH_HOUR, WITHDRAWN), limit, chain("batas", "z")))
    case.fire("ingat").fire("batas")

    assert case.waits_for == ["z"]
    assert len(case.snapshot.closed_timers) == 2
    assert case.complete("z").snapshot.completed


def asleep(feel: str) -> str:
    return watching("batas", timer("timeDate", feel))


def test_a_time_that_nobody_knows_yet_is_waited_for_later(play: Starter) -> None:
    case = play(compiled(TWO_TASKS, asleep('date(tgl) + duration("P1D")')))
    assert case.waits_for == ["a"]

    case.complete("a", tgl="2026-05-01")

    assert case.snapshot.opened_timers[0].due_at == datetime(2026, 5, 2, tzinfo=UTC)
    assert case.fire("batas").waits_for == ["t_batas"]


def test_a_time_that_is_null_is_waited_for_later(play: Starter) -> None:
    case = play(compiled(TWO_TASKS, asleep("tgl")), tgl=None)
    assert case.waits_for == ["a"]

    assert case.complete("a", tgl="2026-05-01").waits_for == ["b", "batas"]


def test_a_key_that_nobody_knows_yet_is_waited_for_later(play: Starter) -> None:
    keyed = watching("kabar", properties(correlationKey="nomor") + message(), interrupting=False)
    case = play(compiled(TWO_TASKS, keyed))
    keys: list[object] = [len(case.snapshot.opened_messages)]

    for _ in (case.complete("a", nomor="K-7"), case.deliver("kabar")):
        keys += [it.key for it in case.snapshot.opened_messages]

    assert keys == [0, "K-7", "K-7"]


def test_what_never_becomes_known_holds_nothing_up(play: Starter) -> None:
    case = play(compiled(TWO_TASKS, asleep("tgl"))).complete("a").complete("b")

    assert case.snapshot.completed


@pytest.mark.parametrize("value", [5, "besok", "-P1D"])
def test_what_is_no_time_is_a_failure_of_the_step_that_gave_it(
    play: Starter, value: object
) -> None:
    case = play(compiled(TWO_TASKS, asleep("tgl")))
    state = case.snapshot.state
    case.complete("a", tgl=value)

    assert (case.failure.code, case.failure.element_id) == ("bad_timer", "batas")
    assert case.snapshot.state == state


def test_a_formula_that_fails_otherwise_is_a_failure_too(play: Starter) -> None:
    endless = asleep("count(for x in 1..1000000, y in 1..1000000 return x)")

    case = play(compiled(TWO_TASKS, endless))

    assert (case.failure.code, case.failure.element_id) == ("too_many_steps", "batas")


def test_a_thousand_firings_take_no_more_room_than_three(play: Starter) -> None:
    noted = watching(
        "ingat",
        timer("timeCycle", "R/PT1M"),
        script("catat", "saat", "string(now())"),
        chain("ingat", "catat", "e_ingat"),
        interrupting=False,
    )
    case = play(compiled(TWO_TASKS, noted), nama="Sari")
    sizes = {}
    for number in range(1, 1001):
        case.fire("ingat", at=AT + timedelta(minutes=number))
        restored, _ = states.decode(case.process, case.snapshot.state)
        sizes[number] = len(restored.tasks), len(case.snapshot.state)

    assert sizes[1000][0] == sizes[3][0] < 10
    assert sizes[1000][1] < sizes[3][1] + 50
    case.complete("a").complete("b")
    assert case.snapshot.variables["saat"].startswith("2026-03-02T17:40")


def test_what_forgotten_firings_set_is_there_at_the_end(play: Starter) -> None:
    case = play(compiled(TWO_TASKS, EACH_TIDING), isi="", x=0)
    case.deliver("kabar", isi="satu").complete("t_kabar", x=1, y=1)
    case.deliver("kabar", isi="dua").complete("t_kabar", x=2)
    assert case.sees("kabar") == {"isi": "dua", "x": 2, "y": 1}
    case.deliver("kabar", isi="tiga").complete("t_kabar")

    assert case.complete("a").complete("b", z=1).snapshot.completed
    assert case.snapshot.variables == {"isi": "tiga", "x": 2, "y": 1, "z": 1}


def written(model: Process) -> dict[str, Any]:
    """Return everything that a compiled process says, as text."""
    specs = {"uji": model.spec, **model.inner}
    return {
        f"{key}.{name}": {
            field: repr(it) for field, it in vars(spec).items() if "event" not in field
        }
        for key, found in specs.items()
        for name, spec in found.task_specs.items()
    }


def test_running_changes_no_specification() -> None:
    model = compiled(inner(WITHDRAWN), EACH_HOUR, EACH_TIDING)
    before = written(model)

    case = Play(model).start().fire("ingat").deliver("kabar").deliver("batal")
    other = Play(model, forgetful=True).start()

    assert written(model) == before
    assert case.waits_for == ["ingat", "kabar", "t_batal", "t_ingat", "t_kabar"]
    assert other.waits_for == ["batal", "c", "ingat", "kabar"]


def test_an_inclusive_join_does_not_wait_for_events_that_may_never_come(play: Starter) -> None:
    model = compiled(
        node("inclusiveGateway", "g", default="g__a"),
        user("a"),
        node("inclusiveGateway", "j"),
        user("z"),
        end(),
        chain("mulai", "g", "a", "j", "z", "selesai"),
        EACH_HOUR,
        WITHDRAWN,
    )

    assert play(model).complete("a").waits_for == ["batal", "ingat", "z"]
