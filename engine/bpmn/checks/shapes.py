"""Checks that the drawing shows what the model holds."""

from collections.abc import Iterator

from engine.bpmn.checks.diagram import Diagram
from engine.bpmn.checks.package import Package
from engine.bpmn.xml import BPMNDI_NS
from engine.domain.problem import Problem


def check_shapes(package: Package) -> Iterator[Problem]:
    """Yield diagrams without a drawing, and steps that are not drawn."""
    for diagram in package.diagrams:
        if diagram.root.find(f".//{{{BPMNDI_NS}}}BPMNPlane") is None:
            yield diagram.warning("no_drawing", diagram.root)
        else:
            yield from _undrawn(diagram)


def _undrawn(diagram: Diagram) -> Iterator[Problem]:
    shapes = diagram.root.iter(f"{{{BPMNDI_NS}}}BPMNShape")
    drawn = {shape.get("bpmnElement") for shape in shapes}
    for node in diagram.nodes:
        if node.get("id") not in drawn:
            yield diagram.warning("no_shape", node)
