"""What a diagram says about its elements."""

from engine.bpmn.facts import ProcessFacts, read_facts
from tests.unit.bpmn.models import Play, bundle, chain, compiled, end, node, process, user

LANES = (
    '<bpmn:laneSet id="ls"><bpmn:lane id="loket" name="Loket">'
    "<bpmn:flowNodeRef>sub</bpmn:flowNodeRef></bpmn:lane></bpmn:laneSet>"
)
START = node("startEvent", "mulai")
INSIDE = node(
    "subProcess",
    "sub",
    node("startEvent", "sm"),
    user("dalam", name="Kunjungi", camunda_formRef="f_kunjungi"),
    end("se"),
    chain("sm", "dalam", "se"),
)
PARTS = LANES + INSIDE + end() + chain("mulai", "sub", "selesai")


def facts() -> ProcessFacts:
    return read_facts(bundle(process("uji", START, PARTS)))["uji"]


def test_what_stands_in_a_subprocess_belongs_to_the_process() -> None:
    inside = facts().elements["dalam"]

    assert (inside.kind, inside.name, inside.form_id) == ("userTask", "Kunjungi", "f_kunjungi")


def test_the_lane_of_a_subprocess_is_that_of_what_is_inside() -> None:
    case = Play(compiled(PARTS)).start()

    assert facts().elements["dalam"].lane == "loket"
    assert case.snapshot.opened_tasks[0].role == "loket"


def test_only_the_starts_of_the_process_itself_begin_a_case() -> None:
    assert [it.element_id for it in facts().starts] == ["mulai"]
