"""Finds BPMN that SpiffWorkflow 3.2.0 refuses, ignores or gets wrong."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from engine.bpmn.checks.diagram import Diagram, children, definitions_in
from engine.bpmn.checks.package import Package
from engine.bpmn.event_subprocess_readers import LOOPS
from engine.bpmn.xml import (
    Element,
    child,
    extension_attribute,
    is_event_subprocess,
    local_name,
    own_property,
)
from engine.domain.problem import Problem

# What the runtime knows to do; anything else would be refused one by one when it is compiled.
UNKNOWN_TASKS = (
    "task",
    "manualTask",
    "sendTask",
    "receiveTask",
    "intermediateThrowEvent",
)
_AWAITED = frozenset({"timerEventDefinition", "messageEventDefinition"})
RUNNABLE_EVENTS = {
    "startEvent": _AWAITED,
    "endEvent": frozenset({"terminateEventDefinition"}),
    "intermediateCatchEvent": _AWAITED,
    "boundaryEvent": _AWAITED,
}


@dataclass(frozen=True)
class Trap:
    """A construct that must not be deployed: its problem code, and how to find it."""

    code: str
    find: Callable[[Diagram], Iterator[Element]]


def check_unsupported(package: Package) -> Iterator[Problem]:
    """Yield every construct that would not run as it is drawn."""
    for diagram in package.diagrams:
        for trap in TRAPS:
            for element in trap.find(diagram):
                yield diagram.error(trap.code, element, kind=local_name(element))


def _all(*names: str) -> Callable[[Diagram], Iterator[Element]]:
    return lambda diagram: iter(diagram.named(*names))


def _compensation(diagram: Diagram) -> Iterator[Element]:
    yield from diagram.named("compensateEventDefinition")
    yield from (it for it in diagram.nodes if it.get("isForCompensation") == "true")


def _signal_ends(diagram: Diagram) -> Iterator[Element]:
    for end in diagram.named("endEvent"):
        yield from _defined(end, "signalEventDefinition")


def _event_subprocesses(diagram: Diagram) -> Iterator[Element]:
    return filter(is_event_subprocess, diagram.named("subProcess"))


def _starts_by_event(diagram: Diagram) -> Iterator[tuple[Element, set[str]]]:
    """Yield the start events of event subprocesses, each with the kinds of its definitions."""
    for inner in _event_subprocesses(diagram):
        for start in children(inner, frozenset({"startEvent"})):
            yield start, set(map(local_name, definitions_in(start)))


def _untriggered_starts(diagram: Diagram) -> Iterator[Element]:
    return (start for start, kinds in _starts_by_event(diagram) if not kinds)


def _foreign_triggers(diagram: Diagram) -> Iterator[Element]:
    return (start for start, kinds in _starts_by_event(diagram) if kinds - _AWAITED)


def _tied_event_subprocesses(diagram: Diagram) -> Iterator[Element]:
    """Yield event subprocesses with flows, with events at their border, or repeated ones."""
    hosts = {it.get("attachedToRef") for it in diagram.named("boundaryEvent")}
    for inner in _event_subprocesses(diagram):
        flows = (*diagram.incoming(inner), *diagram.outgoing(inner))
        is_repeated = any(child(inner, it) is not None for it in LOOPS)
        if flows or is_repeated or inner.get("id") in hosts:
            yield inner


def _repetitions(diagram: Diagram) -> Iterator[Element]:
    for loop in diagram.named("multiInstanceLoopCharacteristics"):
        wanted = (extension_attribute(loop, it) for it in ("collection", "elementVariable"))
        if not all(wanted):
            yield loop


def _results(diagram: Diagram) -> Iterator[Element]:
    """Yield what names a list of results, but no result or nothing that runs at once."""
    for node in diagram.nodes:
        named = [bool(own_property(node, it)) for it in ("outputCollection", "outputElement")]
        if any(named) and not (all(named) and _runs_at_once(node)):
            yield node


def _runs_at_once(node: Element) -> bool:
    loop = child(node, "multiInstanceLoopCharacteristics")
    return loop is not None and loop.get("isSequential") != "true"


def _events(diagram: Diagram) -> Iterator[Element]:
    foreign = set(_foreign_triggers(diagram))
    for event in diagram.named(*RUNNABLE_EVENTS):
        if event in foreign:
            continue
        kinds = [local_name(it) for it in definitions_in(event)]
        if len(kinds) > 1 or not RUNNABLE_EVENTS[local_name(event)].issuperset(kinds):
            yield event


def _untriggered(diagram: Diagram) -> Iterator[Element]:
    events = diagram.named("intermediateCatchEvent", "boundaryEvent")
    return (it for it in events if not definitions_in(it))


def _odd_quantities(diagram: Diagram) -> Iterator[Element]:
    for node in diagram.nodes:
        if {node.get("startQuantity", "1"), node.get("completionQuantity", "1")} != {"1"}:
            yield node


def _defined(event: Element, name: str) -> tuple[Element, ...]:
    return tuple(it for it in definitions_in(event) if local_name(it) == name)


TRAPS = (
    Trap("unsupported_link", _all("linkEventDefinition")),
    Trap("unsupported_compensation", _compensation),
    Trap("unsupported_complex_gateway", _all("complexGateway")),
    Trap("unsupported_signal_end", _signal_ends),
    Trap("event_subprocess_tied", _tied_event_subprocesses),
    Trap("event_subprocess_without_trigger", _untriggered_starts),
    Trap("unsupported_event_subprocess", _foreign_triggers),
    Trap("unsupported_ad_hoc", _all("adHocSubProcess")),
    Trap("unsupported_transaction", _all("transaction", "cancelEventDefinition")),
    Trap("loop_unsupported", _all("standardLoopCharacteristics")),
    Trap("repetition_unsupported", _repetitions),
    Trap("repetition_results", _results),
    Trap("unsupported_conditional_event", _all("conditionalEventDefinition")),
    Trap("unsupported_data_store", _all("dataStore", "dataStoreReference")),
    Trap("unsupported_shared_definition", _all("eventDefinitionRef")),
    Trap("unsupported_quantity", _odd_quantities),
    Trap("unsupported_event", _events),
    Trap("unsupported_element", _all(*UNKNOWN_TASKS)),
    Trap("event_without_trigger", _untriggered),
)
