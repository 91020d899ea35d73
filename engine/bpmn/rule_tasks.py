"""Business rule tasks: steps that a decision of the package takes."""

from collections.abc import Mapping
from typing import Any

from engine.bpmn import decision_results
from engine.bpmn.activities import Element
from engine.bpmn.decision_faults import fault_of
from engine.bpmn.decision_files import DecisionFiles
from engine.bpmn.decision_results import MisfitError
from engine.bpmn.decisions import Decision, DecisionError, DecisionModel, Outcome
from engine.bpmn.failures import StepFailedError
from engine.bpmn.formulas import Formula
from engine.bpmn.json_values import NotJsonError, plain
from engine.bpmn.rulings import rulings
from engine.domain.decision_fault import DECISION_FAILED, DECISION_RESULT, DecisionFault
from engine.feel import FeelError, to_json


class BusinessRuleTask(Element):
    """Sets one variable to what a decision comes to, in the shape that `mapping` names.

    The decision sees the `arguments`, too; `results` are variables that are set from the result.
    """

    def __init__(
        self,
        wf_spec: Any,
        bpmn_id: str,
        *,
        ref: str | Formula,
        files: DecisionFiles,
        variable: str,
        mapping: str,
        arguments: Mapping[str, Formula],
        results: Mapping[str, Formula],
        **attributes: Any,
    ) -> None:
        super().__init__(wf_spec, bpmn_id, **attributes)
        self.ref, self.files, self.variable, self.mapping = ref, files, variable, mapping
        self.arguments, self.results = arguments, results

    def _run_hook(self, my_task: Any) -> bool:
        model, decision = self._asked(my_task)
        given = {name: it.value(my_task) for name, it in self.arguments.items()}
        outcome = self._outcome(model, decision, given, my_task)
        value = self._value(decision, outcome.value, my_task)
        my_task.workflow.top_workflow.rulings += rulings(
            self.files, outcome, asked=decision, my_task=my_task
        )
        my_task.data = {**my_task.data, **self._taken(value, my_task)}
        return True

    def _asked(self, my_task: Any) -> tuple[DecisionModel, Decision]:
        it = self.ref
        ref, text = (it.value(my_task), it.text) if isinstance(it, Formula) else (it, it)
        model = self.files.holding(ref) if isinstance(ref, str) else None
        if model is None:
            raise StepFailedError("missing_decision", text, task=my_task)
        return model, model.decisions[ref]

    def _outcome(
        self, model: DecisionModel, decision: Decision, given: Mapping[str, Any], my_task: Any
    ) -> Outcome:
        case = my_task.workflow.top_workflow
        try:
            context = self.files.context(model, {**my_task.data, **given})
            return model.evaluate(decision.id, context, now=case.at, host=case.calendar)
        except DecisionError as error:
            fault = fault_of(self.files, decision, error)
            raise StepFailedError(DECISION_FAILED, fault.write(), task=my_task) from error

    def _value(self, decision: Decision, value: Any, my_task: Any) -> Any:
        found = decision_results.rows(decision.table, decision.name, value)
        try:
            return plain(to_json(decision_results.mapped(found, mapping=self.mapping)))
        except MisfitError as error:
            fault = DecisionFault(decision=decision.name, reason=error.reason, facts=error.facts)
            raise StepFailedError(DECISION_RESULT, fault.write(), task=my_task) from error
        except (FeelError, NotJsonError) as error:
            raise StepFailedError("bad_data", decision.name, task=my_task) from error

    def _taken(self, value: Any, my_task: Any) -> Mapping[str, Any]:
        """Return what the task sets: the result, and what its outputs make of it."""
        taken = {self.variable: value}
        for name, formula in self.results.items():
            taken[name] = formula.value(my_task, {**my_task.data, **taken})
        return taken
