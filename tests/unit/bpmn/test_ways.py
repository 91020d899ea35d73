"""What a diagram offers its cases is counted once each."""

from engine.bpmn.ways import read_ways
from tests.unit.bpmn.models import HEAD, end, node, properties

TIMER = "<bpmn:timerEventDefinition/>"


def flow(flow_id: str, source: str, target: str, **attributes: str) -> str:
    return node("sequenceFlow", flow_id, sourceRef=source, targetRef=target, **attributes)


PROCESS = node(
    "process",
    "surat",
    node("startEvent", "mulai"),
    node("exclusiveGateway", "gabung"),
    node("userTask", "terima"),
    node("boundaryEvent", "t", TIMER, attachedToRef="terima", name="Terlambat"),
    node("exclusiveGateway", "g", name="Lengkap?"),
    node("eventBasedGateway", "tunggu"),
    node("subProcess", "k", node("intermediateCatchEvent", "besok", TIMER)),
    node("intermediateCatchEvent", "lusa", TIMER),
    node("subProcess", "s", node("startEvent", "rutin", TIMER), triggeredByEvent="true"),
    end("e_selesai", properties(status="selesai")),
    end("e_ingat"),
    flow("f1", "mulai", "gabung"),
    flow("f2", "gabung", "terima"),
    flow("f3", "terima", "g"),
    flow("f4", "t", "e_ingat"),
    flow("g__ya", "g", "tunggu", name="ya"),
    flow("g__tidak", "g", "gabung"),
    flow("f5", "tunggu", "lusa"),
    flow("f6", "tunggu", "k"),
    flow("f7", "k", "e_selesai"),
    flow("f8", "lusa", "e_selesai"),
)


def test_ways_are_told_by_the_diagram() -> None:
    ways = read_ways(f"{HEAD}{PROCESS}</bpmn:definitions>")

    assert ways.process_id == "surat"
    assert ways.branches == {"g__ya": "Lengkap? ya", "g__tidak": "Lengkap? g__tidak"}
    assert ways.events == {"t": "Terlambat", "besok": "besok", "lusa": "lusa", "rutin": "rutin"}
    assert ways.ends == {"e_selesai": "e_selesai"}


def test_every_step_and_flow_can_be_walked() -> None:
    ways = read_ways(f"{HEAD}{PROCESS}</bpmn:definitions>")

    assert len(ways.elements) == 23
    assert {"mulai", "terima", "k", "besok", "f8", "e_ingat"} <= ways.elements
