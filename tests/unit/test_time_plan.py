"""What a diagram says about time, read in the right order."""

from engine.bpmn.facts import read_facts
from engine.domain.ladder import LEVELS, REMINDERS, Party, Told
from engine.domain.snapshot import Passage
from engine.services.time_plan import TimePlan
from tests.unit.bpmn.models import START, bundle, chain, end, flow, node, process, properties, user

TASK, CALL = ("uji", "isi"), ("uji", "panggil")


def plan(*, lane: str = "", task: str = "", call: str = "", own: str = "") -> TimePlan:
    """A task and a call, both in the lane `loket`, with these properties."""
    members = "".join(
        f"<bpmn:flowNodeRef>{it}</bpmn:flowNodeRef>" for it in ("isi", "panggil", "selesai")
    )
    lanes = (
        f'<bpmn:laneSet id="ls"><bpmn:lane id="loket">{lane}{members}</bpmn:lane></bpmn:laneSet>'
    )
    called = process("dalam", START, user("tulis"), end("e"), chain("mulai", "tulis", "e"))
    text = process(
        "uji",
        own + lanes + START,
        user("isi", task),
        node("callActivity", "panggil", call, calledElement="dalam"),
        end(),
        flow("mulai", "isi"),
        chain("isi", "panggil", "selesai"),
    )
    return TimePlan(read_facts(bundle(text, called)), "uji", "P3M")


def test_a_task_goes_before_its_lane() -> None:
    found = plan(lane=properties(escalateTo="a, b"), task=properties(escalateTo="c, d, e"))

    assert found.ladder(TASK).above == {Told.FIRST: "c", Told.SECOND: "d", Told.LAST: "e"}
    assert found.ladder(CALL).above == {Told.FIRST: "a", Told.SECOND: "b", Told.LAST: "b"}


def test_without_a_word_the_superiors_are_meant_and_a_dash_means_nobody() -> None:
    assert plan().ladder(TASK).above[Told.FIRST] == "atasan1"
    assert plan(task=properties(escalateTo="c")).ladder(TASK).above[Told.SECOND] == "atasan2"
    assert plan(task=properties(escalateTo="c, -")).ladder(TASK).above[Told.SECOND] == ""


def test_a_task_inside_a_call_takes_over_what_is_said_of_the_call() -> None:
    found = plan(call=properties(escalateTo="a, b"), lane=properties(party="lembaga"))

    inside = found.ladder(("dalam", "tulis"), (CALL,))

    assert inside.above[Told.FIRST] == "a"
    assert inside.party is Party.INSTITUTION


def test_levels_are_all_of_them_or_those_that_are_named() -> None:
    assert plan().ladder(TASK).levels == LEVELS
    assert plan(task=properties(ladder="100, 80")).ladder(TASK).levels == (80, 100)
    assert plan(task=properties(ladder="-")).ladder(TASK).levels == ()


def test_citizens_are_only_reminded() -> None:
    citizens = properties(party="warga")

    assert plan(lane=citizens).ladder(TASK).levels == REMINDERS
    assert plan(lane=citizens, task=properties(ladder="80,150")).ladder(TASK).levels == (80,)


def test_the_clock_is_told_to_overseers_unless_the_process_names_others() -> None:
    assert plan().clock_ladder.above[Told.FIRST] == "supervisor"
    assert plan(own=properties(escalateTo="a, b")).clock_ladder.above[Told.SECOND] == "b"


def test_a_promise_of_its_own_goes_before_the_published_one() -> None:
    assert plan().promise == "P3M"
    assert plan(own=properties(promise=" P14HK ")).promise == "P14HK"
    assert plan(own=properties(planned="37.5")).planned == 37.5
    assert plan().planned is None


def test_the_clock_begins_and_ends_where_the_diagram_says() -> None:
    passed = (Passage(process_id="uji", element_id="isi", flow_ids=("isi__panggil",)),)
    begins = plan(task=properties(clockStart="true"))
    ends = plan(task=properties(clockStop="true"))

    assert plan().starts(())
    assert not plan().stops(passed)
    assert (begins.has_starts, begins.starts(()), begins.starts(passed)) == (True, False, True)
    assert ends.stops(passed)


def test_a_wait_inside_a_call_that_pauses_is_a_pause() -> None:
    found = plan(call=properties(pause="Menunggu pemohon"))

    assert found.pause_at(("dalam", "tulis"), (CALL,)) == "Menunggu pemohon"
    assert found.pause_at(TASK) is None
