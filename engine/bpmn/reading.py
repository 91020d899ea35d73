"""What the readers of all BPMN elements share."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any

from SpiffWorkflow.bpmn.parser.TaskParser import TaskParser
from SpiffWorkflow.bpmn.parser.ValidationException import ValidationException
from SpiffWorkflow.bpmn.specs.control import BoundaryEventJoin, BoundaryEventSplit

from engine.bpmn import xml
from engine.bpmn.formulas import Formula, formula, is_formula
from engine.bpmn.repetition import ParallelMultiInstance, Results, SequentialMultiInstance
from engine.domain.problem import Problem
from engine.feel import FeelError


class RefusedError(ValidationException):
    """`node` cannot be run as it is drawn."""

    def __init__(self, code: str, node: xml.Element, **facts: Any) -> None:
        super().__init__(code, node)
        self.code, self.node, self.facts = code, node, facts


class FaultyFilesError(ValidationException):
    """Files beside the diagram, which an element needs, have these problems."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("faulty files")
        self.problems = problems


class Reader(TaskParser):
    """Reads an element with at most one outgoing flow."""

    task: Any

    def create_task(self) -> Any:
        return self.spec_class(self.spec, self.bpmn_id, **self.details(), **self.bpmn_attributes)

    def details(self) -> dict[str, Any]:
        """Return what this kind of element knows beyond its name and lane."""
        return {}

    def connect_outgoing(self, outgoing_task: Any, flow: xml.Element, is_default: bool) -> None:  # noqa: FBT001 -- SpiffWorkflow's signature
        if xml.child(flow, "conditionExpression") is not None:
            raise RefusedError("condition_outside_gateway", flow)
        super().connect_outgoing(outgoing_task, flow, is_default)
        self.task.flow_ids += (flow.get("id", ""),)

    def extension(self, name: str) -> str | None:
        """Return a `camunda:` attribute; an empty one counts as absent."""
        return xml.extension_attribute(self.node, name) or None

    def required(self, name: str) -> str:
        """Return a `camunda:` attribute that must not be missing."""
        value = self.extension(name)
        if value is None:
            raise self.refused("missing_attribute", name=name)
        return value

    def refused(self, code: str, **facts: Any) -> RefusedError:
        return RefusedError(code, self.node, **facts)

    def formula(self, text: str | None) -> Formula:
        return read_formula(text, self.node)

    def formulas(self, parameters: Iterable[xml.Parameter]) -> dict[str, Formula]:
        return {it.name: self.formula(it.text) for it in parameters}

    def literal_or_formula(self, text: str) -> str | Formula:
        return self.formula(text) if is_formula(text) else text

    def _add_boundary_event(self, children: list[xml.Element]) -> Any:
        """Let only events that interrupt lead to the join: others would leave tokens there."""
        split = BoundaryEventSplit(self.spec, f"{self.bpmn_id}.BoundaryEventSplit")
        join = BoundaryEventJoin(
            self.spec, f"{self.bpmn_id}.BoundaryEventJoin", split_task=split.name, cancel=True
        )
        split.connect(self.task)
        self.task.connect(join)
        for event in map(self.process_parser.parse_node, children):
            split.connect(event)
            if event.cancel_activity:
                event.connect(join)
        return split

    def _add_loop_task(self, _loop: xml.Element) -> None:
        raise self.refused("loop_unsupported")

    def _add_multiinstance_task(self, loop: xml.Element) -> None:
        single = self.spec.task_specs.pop(self.task.name)
        repeat = self._one_by_one if loop.get("isSequential") == "true" else self._all_at_once
        self.task = repeat(loop)(
            self.spec, single.name, lane=single.lane, bpmn_name=single.bpmn_name
        )
        self._copy_task_attrs(single)
        single.completed_event.connect(self.task.merge_child)

    def _one_by_one(self, loop: xml.Element) -> Callable[..., Any]:
        return partial(SequentialMultiInstance, **self._repetition(loop))

    def _all_at_once(self, loop: xml.Element) -> Callable[..., Any]:
        return partial(ParallelMultiInstance, results=self._results(), **self._repetition(loop))

    def _repetition(self, loop: xml.Element) -> dict[str, Any]:
        collection = xml.extension_attribute(loop, "collection")
        element = xml.extension_attribute(loop, "elementVariable")
        if not collection or not element:
            raise self.refused("repetition_unsupported")
        until = xml.child_text(loop, "completionCondition")
        return {
            "collection": self.formula(collection),
            "element": element,
            "until": self.formula(until) if until else None,
        }

    def _results(self) -> Results | None:
        collection = xml.own_property(self.node, "outputCollection")
        element = xml.own_property(self.node, "outputElement")
        if not collection and not element:
            return None
        if not collection or not element:
            raise self.refused("repetition_results")
        return Results(collection, self.formula(element))


def read_formula(text: str | None, node: xml.Element) -> Formula:
    """Parse FEEL that stands at `node`; raises RefusedError."""
    try:
        return formula(text or "")
    except FeelError as error:
        raise RefusedError("bad_expression", node, reason=error.code, **error.facts) from error
