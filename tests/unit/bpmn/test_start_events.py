"""A case begins at exactly one of its start events; the others play no part in it."""

import pytest

from engine.bpmn import state as states
from engine.bpmn import tokens
from engine.bpmn.facts import StartFacts, read_facts
from engine.bpmn.parsing import compile_process
from engine.bpmn.process import Process
from engine.bpmn.timer_refs import TimerFacts
from engine.domain.errors import InvalidSubmissionError
from tests.unit.bpmn.models import (
    START,
    Play,
    bundle,
    chain,
    end,
    message,
    node,
    process,
    properties,
    timer,
    user,
)

PLAIN = node("startEvent", "loket", name="Datang ke loket")
REPORT = node("startEvent", "aduan", properties(variables="isi, asal"), message())
ROUTINE = node("startEvent", "rutin", timer("timeCycle", " R/P3M "), name="Kegiatan rutin")
WITHDRAWAL = node("startEvent", "batal", properties(variables="alasan"), message("batal"))


def starting(*starts: str, key: str = "uji") -> str:
    """Write a process in which every start event leads to a task of its own, `t_<id>`."""
    ids = [it.split('id="')[1].split('"')[0] for it in starts]
    tasks = (user(f"t_{it}") + chain(it, f"t_{it}", "selesai") for it in ids)
    return process(key, *starts, *tasks, end())


def compiled(*starts: str) -> Process:
    return compile_process(bundle(starting(*starts)))


@pytest.mark.parametrize("start_id", ["loket", "aduan", "batal", "rutin"])
def test_a_case_begins_at_the_start_event_that_is_named(start_id: str) -> None:
    case = Play(compiled(PLAIN, REPORT, WITHDRAWAL, ROUTINE)).begin(start_id)

    assert case.passed == [start_id]
    assert case.waits_for == [f"t_{start_id}"]


def test_the_other_start_events_leave_nothing_behind() -> None:
    model = compiled(REPORT, PLAIN, WITHDRAWAL)

    case = Play(model, forgetful=True).begin("loket")
    restored, _ = states.decode(model, case.snapshot.state)

    names = [it.task_spec.name for it in tokens.tokens(restored)]
    assert names == ["Start", "loket", "t_loket"]
    assert case.snapshot.opened_messages == ()
    assert case.complete("t_loket").snapshot.completed


@pytest.mark.parametrize(
    ("starts", "first"),
    [
        ((REPORT,), "aduan"),
        ((REPORT, PLAIN), "loket"),
        ((WITHDRAWAL, REPORT), "batal"),
        ((PLAIN, START), "loket"),
        ((ROUTINE, REPORT, PLAIN), "loket"),
        ((REPORT, ROUTINE), "rutin"),
        ((ROUTINE,), "rutin"),
    ],
)
def test_unless_told_a_case_begins_at_the_first_plain_start(
    starts: tuple[str, ...], first: str
) -> None:
    assert Play(compiled(*starts)).start().passed == [first]


def test_two_start_events_may_lead_to_the_same_step() -> None:
    model = compile_process(
        bundle(
            process(
                "uji",
                PLAIN,
                REPORT,
                user("a"),
                end(),
                chain("loket", "a", "selesai"),
                chain("aduan", "a"),
            )
        )
    )

    for start_id in ("loket", "aduan"):
        case = Play(model, forgetful=True).begin(start_id)
        assert case.waits_for == ["a"]
        assert case.complete("a").snapshot.completed


def test_an_unknown_start_event_is_an_error() -> None:
    with pytest.raises(KeyError):
        Play(compiled(PLAIN)).begin("t_loket")


def test_a_message_start_takes_only_what_it_names() -> None:
    case = Play(compiled(PLAIN, REPORT)).begin("aduan", isi="Bau", lain=1)

    assert case.sees("t_aduan") == {"isi": "Bau", "asal": None}


def test_a_plain_start_takes_everything_and_knows_what_messages_would_bring() -> None:
    case = Play(compiled(PLAIN, REPORT)).begin("loket", asal="loket", lain=1)

    assert case.sees("t_loket") == {"isi": None, "asal": "loket", "lain": 1}


def test_hostile_variables_are_refused_at_a_message_start() -> None:
    with pytest.raises(InvalidSubmissionError):
        Play(compiled(REPORT)).begin("aduan", lain={"typename": "x"})


def test_a_called_procedure_begins_at_its_plain_start() -> None:
    call = node("callActivity", "panggil", calledElement="lain")
    caller = process("uji", START, call, end(), chain("mulai", "panggil", "selesai"))
    model = compile_process(bundle(caller, starting(REPORT, PLAIN, key="lain")))

    case = Play(model, forgetful=True).start()

    assert case.waits_for == ["t_loket"]
    assert case.complete("t_loket").snapshot.completed


def test_a_timer_start_takes_everything_and_waits_for_nothing() -> None:
    case = Play(compiled(REPORT, ROUTINE)).begin("rutin", wilayah="Borong")

    assert case.snapshot.opened_timers == ()
    assert case.sees("t_rutin") == {"isi": None, "asal": None, "wilayah": "Borong"}


def test_a_process_tells_its_start_events() -> None:
    facts = read_facts(bundle(starting(REPORT, PLAIN, ROUTINE)))["uji"]

    assert facts.starts == (
        StartFacts(element_id="aduan", name="aduan", message="kabar"),
        StartFacts(element_id="loket", name="Datang ke loket", message=None),
        StartFacts(
            element_id="rutin",
            name="Kegiatan rutin",
            message=None,
            timer=TimerFacts("timeCycle", "R/P3M"),
        ),
    )
    assert facts.elements["aduan"].message == "kabar"
    assert facts.elements["loket"].message is None
