"""Refuses program code in a file: Alur runs FEEL and nothing else."""

from collections.abc import Iterator

from engine.bpmn.checks.diagram import Diagram
from engine.bpmn.checks.package import Package
from engine.bpmn.xml import EXTENSION_NS, SPIFF_NS, local_name
from engine.domain.problem import Problem

# SpiffWorkflow would run the text of these as Python.
_RUN_BY_SPIFF = frozenset(
    {"preScript", "postScript", "serviceTaskOperator", "messagePayload", "messageVariable"}
)
# Other engines would run these; here they would do nothing, and their author should know.
_IGNORED = frozenset(
    {"executionListener", "taskListener", "connector", "script", "formData", "field"}
)


def check_foreign_code(package: Package) -> Iterator[Problem]:
    """Yield every place that holds code for another engine, and extensions without effect."""
    for diagram in package.diagrams:
        yield from _python_scripts(diagram)
        yield from _spiff_extensions(diagram)
        yield from _message_paths(diagram)
        yield from _ignored(diagram)


def _python_scripts(diagram: Diagram) -> Iterator[Problem]:
    for task in diagram.named("scriptTask"):
        if "python" in task.get("scriptFormat", "").lower():
            yield diagram.error("python_script", task)


def _spiff_extensions(diagram: Diagram) -> Iterator[Problem]:
    for element in diagram.root.iter(*(f"{{{SPIFF_NS}}}{name}" for name in _RUN_BY_SPIFF)):
        yield diagram.error("python_extension", element, extension=local_name(element))


def _message_paths(diagram: Diagram) -> Iterator[Problem]:
    for path in diagram.named("messagePath"):
        yield diagram.error("python_message_path", path)


def _ignored(diagram: Diagram) -> Iterator[Problem]:
    names = (f"{{{space}}}{name}" for space in EXTENSION_NS for name in _IGNORED)
    for element in diagram.root.iter(*names):
        yield diagram.warning("ignored_extension", element, extension=local_name(element))
