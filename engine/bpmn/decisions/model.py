"""A decision model: read once, each part compiled when it is first needed."""

from collections.abc import Mapping
from datetime import datetime
from functools import cached_property
from typing import Any

from engine.bpmn.decisions.deciding import Deciding
from engine.bpmn.decisions.definitions import Definitions
from engine.bpmn.decisions.description import Decision, Service, decisions_of, services_of
from engine.bpmn.decisions.errors import DecisionError, UnknownDecisionError, located
from engine.bpmn.decisions.findings import Findings
from engine.bpmn.decisions.inputs import input_types
from engine.bpmn.decisions.item_types import ANY, ItemType, Room
from engine.bpmn.decisions.nodes import DecisionNode, InputNode, KnowledgeNode, ServiceNode
from engine.bpmn.decisions.outcome import Outcome
from engine.bpmn.decisions.parts import Parts
from engine.bpmn.decisions.reads import Names, names_read
from engine.bpmn.decisions.sitting import Sitting
from engine.bpmn.decisions.structure import check_structure
from engine.domain.problem import Problem
from engine.feel import FeelEvaluationError, Functions
from engine.feel.limits import MAX_NESTING


class DecisionModel:
    """All decisions of one file. Evaluating them changes nothing, and can be done in any thread."""

    def __init__(
        self,
        definitions: Definitions,
        *,
        file: str,
        imported: Mapping[str, "DecisionModel"],
        functions: Functions,
    ) -> None:
        self._definitions, self._file = definitions, file
        self._reads: dict[str, frozenset[Names]] = {}
        self.parts = Parts(definitions, file=file, imported=imported, functions=functions)

    @property
    def namespace(self) -> str:
        """The name by which other models import this one."""
        return self._definitions.namespace

    @property
    def imports(self) -> Mapping[str, str]:
        """The namespaces of imported models by the name that they have here."""
        return self._definitions.imports

    @cached_property
    def decisions(self) -> Mapping[str, Decision]:
        """The decisions by id, as they are written."""
        return decisions_of(self._definitions, self.parts.types)

    @cached_property
    def services(self) -> Mapping[str, Service]:
        """The decision services by id, as they are written."""
        return services_of(self._definitions)

    def decision(self, ref: str) -> Decision:
        """Return the decision of that id or name. Raises UnknownDecisionError."""
        found = self.decisions.get(self._id_of(ref))
        if found is None:
            raise UnknownDecisionError(ref)
        return found

    def evaluate(
        self,
        ref: str,
        context: Mapping[str, Any],
        *,
        now: datetime | None = None,
        host: Any = None,
    ) -> Outcome:
        """Return the value of a decision, service or business knowledge model, by id or name.

        Raises DecisionError, and UnknownDecisionError for what the model does not have.
        """
        run = Deciding(now, host)
        try:
            value = self._answering(ref).answer_in(Sitting(self.parts, context, run))
        except RecursionError as error:
            raise DecisionError("too_deep", limit=MAX_NESTING) from error
        except FeelEvaluationError as error:
            raise located(error) from error.__cause__
        return Outcome(value=value, evaluations=run.evaluations)

    def inputs_from_json(self, context: Mapping[str, Any]) -> dict[str, Any]:
        """Return the values as the model's inputs have them: dates and durations from text.

        Raises DecisionError for values that are nested too deeply.
        """
        types = self._input_types
        try:
            return {name: types.get(name, ANY).from_json(value) for name, value in context.items()}
        except RecursionError as error:
            raise DecisionError("too_deep", limit=MAX_NESTING) from error

    @cached_property
    def input_kinds(self) -> Mapping[str, str]:
        """The kinds of value that the model declares for its inputs, by name."""
        return {name: it.feel(Room()).kind for name, it in self._input_types.items()}

    def names_read(self, ref: str) -> frozenset[Names]:
        """Return the variables that a decision reads, itself or by way of what it needs."""
        its_id = self.decision(ref).id
        if its_id not in self._reads:
            self._reads[its_id] = names_read(self.parts, its_id)
        return self._reads[its_id]

    def problems(self) -> tuple[Problem, ...]:
        """Return everything that is wrong with the model, by line; all of it is compiled."""
        return self._problems

    @cached_property
    def _problems(self) -> tuple[Problem, ...]:
        findings = Findings(self._file)
        check_structure(self._definitions, self.parts, findings)
        found = [*self.parts.problems_of_types(), *findings.problems]
        for its_id in self._definitions.elements:
            found += self.parts.compiled(its_id).problems
        return tuple(sorted(found, key=lambda problem: problem.line or 0))

    @cached_property
    def _input_types(self) -> Mapping[str, ItemType]:
        return input_types(self._definitions, self.parts.types)

    def _answering(self, ref: str) -> DecisionNode | KnowledgeNode | ServiceNode:
        its_id = self._id_of(ref)
        node = self.parts.node(its_id) if its_id in self._definitions.elements else None
        if node is None or isinstance(node, InputNode):
            raise UnknownDecisionError(ref)
        return node

    def _id_of(self, ref: str) -> str:
        known = self._definitions
        return ref if ref in known.elements else known.by_name.get(ref, ref)
