"""Refuses procedures that call themselves, directly or by way of others: they would never end."""

from collections.abc import Iterator

from engine.bpmn.checks.diagram import Diagram
from engine.bpmn.checks.package import Package
from engine.domain.bundle import slug_of
from engine.domain.problem import Problem


def check_calls(package: Package) -> Iterator[Problem]:
    """Yield every call activity that leads back to the procedure it stands in."""
    calls = {diagram.slug: _called(diagram) for diagram in package.diagrams}
    for diagram in package.diagrams:
        for call in diagram.named("callActivity"):
            called = slug_of(call.get("calledElement", ""))
            if diagram.slug in _reached(called, calls):
                yield diagram.error("recursive_call", call, called=called)


def _called(diagram: Diagram) -> tuple[str, ...]:
    found = (call.get("calledElement", "") for call in diagram.named("callActivity"))
    return tuple(slug_of(process_id) for process_id in found)


def _reached(start: str, calls: dict[str, tuple[str, ...]]) -> set[str]:
    reached: set[str] = set()
    waiting = [start]
    while waiting:
        slug = waiting.pop()
        if slug not in reached:
            reached.add(slug)
            waiting.extend(calls.get(slug, ()))
    return reached
