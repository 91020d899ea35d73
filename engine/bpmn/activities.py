"""User, script and service tasks."""

from collections.abc import Mapping
from typing import Any

from SpiffWorkflow.bpmn.specs.mixins.bpmn_spec_mixin import BpmnSpecMixin

from engine.bpmn import tokens
from engine.bpmn.failures import StepFailedError
from engine.bpmn.formulas import Formula
from engine.bpmn.json_values import NotJsonError, plain
from engine.domain.snapshot import Target

NO_FLOWS: tuple[str, ...] = ()
LONGEST_DETAIL = 100


class Element(BpmnSpecMixin):
    """A BPMN element; `flow_ids` are its outgoing sequence flows in file order."""

    flow_ids = NO_FLOWS

    @property
    def is_repeated(self) -> bool:
        """Tell the single instance of a multi-instance activity from the activity itself."""
        return bool(self.name != self.bpmn_id)

    def passed_with(self, my_task: Any) -> tuple[Any, ...]:
        """Return the tokens that have passed their elements when this one is finished."""
        return (my_task,)


class UserTask(Element):
    """Waits for a person of a role.

    `detail` tells the openings of one task apart in lists. `counter` names a variable that counts
    its openings; `results` are variables that it sets from the answers.
    """

    def __init__(
        self,
        wf_spec: Any,
        bpmn_id: str,
        *,
        role: str | Formula,
        form_id: str | None = None,
        target: Target | None = None,
        counter: str | None = None,
        detail: Formula | None = None,
        results: Mapping[str, Formula],
        **attributes: Any,
    ) -> None:
        super().__init__(wf_spec, bpmn_id, **attributes)
        self.manual = True
        self.role, self.form_id, self.target, self.counter = role, form_id, target, counter
        self.results, self.detail = results, detail

    def _on_ready_hook(self, my_task: Any) -> None:
        if self.counter:
            my_task.data = {**my_task.data, self.counter: _counted(my_task, self.counter)}
        my_task.internal_data["role"] = self._role(my_task)
        if self.detail:
            my_task.internal_data["detail"] = _detail(self.detail.value(my_task))
        super()._on_ready_hook(my_task)

    def _role(self, my_task: Any) -> str:
        if isinstance(self.role, str):
            return self.role
        found = self.role.value(my_task)
        role = found[0] if isinstance(found, list) and found else found
        if not isinstance(role, str) or not role:
            raise StepFailedError("role_not_text", self.role.text, task=my_task)
        return role

    def _run_hook(self, my_task: Any) -> bool:
        for name, formula in self.results.items():
            my_task.data = {**my_task.data, name: formula.value(my_task)}
        return bool(super()._run_hook(my_task))


def _detail(value: Any) -> str | None:
    """Return a short text; anything but text and numbers tells nobody tasks apart."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return str(value)[:LONGEST_DETAIL] or None


def _counted(my_task: Any, counter: str) -> Any:
    count = my_task.data.get(counter)
    try:
        return plain(count + 1) if type(count) is int else 1
    except NotJsonError as error:
        raise StepFailedError("bad_data", counter, task=my_task) from error


class ScriptTask(Element):
    """Sets one variable to the result of a FEEL expression."""

    def __init__(
        self, wf_spec: Any, bpmn_id: str, *, variable: str, formula: Formula, **attributes: Any
    ) -> None:
        super().__init__(wf_spec, bpmn_id, **attributes)
        self.variable, self.formula = variable, formula

    def _run_hook(self, my_task: Any) -> bool:
        my_task.data = {**my_task.data, self.variable: self.formula.value(my_task)}
        return True


class ServiceTask(Element):
    """Waits for the answer of the operation registered for a topic."""

    def __init__(
        self,
        wf_spec: Any,
        bpmn_id: str,
        *,
        topic: str | Formula,
        arguments: Mapping[str, Formula],
        results: Mapping[str, Formula],
        **attributes: Any,
    ) -> None:
        super().__init__(wf_spec, bpmn_id, **attributes)
        self.topic, self.arguments, self.results = topic, arguments, results

    def _run_hook(self, my_task: Any) -> None:
        """Leave the token STARTED: the answer comes from outside."""
        my_task.internal_data["topic"] = self._topic(my_task)
        my_task.internal_data["inputs"] = {
            name: formula.value(my_task) for name, formula in self.arguments.items()
        }

    def _topic(self, my_task: Any) -> str:
        if isinstance(self.topic, str):
            return self.topic
        topic = self.topic.value(my_task)
        if not isinstance(topic, str):
            raise StepFailedError("topic_not_text", self.topic.text, task=my_task)
        return topic

    def answer(self, my_task: Any, outputs: Mapping[str, Any]) -> None:
        """Take over what the output parameters name, and let the token go on."""
        context = {**my_task.data, **outputs}
        for name, formula in self.results.items():
            context[name] = formula.value(my_task, context)
        taken = {name: context[name] for name in self.results}
        my_task.data = {**my_task.data, **taken}
        my_task.complete()


def waits_for_answer(token: Any) -> bool:
    """Tell whether the token is a service task whose answer is still missing."""
    return isinstance(token.task_spec, ServiceTask) and tokens.state(token) == tokens.STARTED
