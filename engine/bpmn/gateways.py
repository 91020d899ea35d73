"""Gateways: which flows a token leaves by, and when joins fire."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from SpiffWorkflow.bpmn.specs.mixins.exclusive_gateway import (
    ExclusiveGateway as ExclusiveGatewayMixin,
)
from SpiffWorkflow.bpmn.specs.mixins.inclusive_gateway import (
    InclusiveGateway as InclusiveGatewayMixin,
)
from SpiffWorkflow.bpmn.specs.mixins.parallel_gateway import (
    ParallelGateway as ParallelGatewayMixin,
)
from SpiffWorkflow.bpmn.specs.mixins.unstructured_join import UnstructuredJoin

from engine.bpmn import merging, tokens
from engine.bpmn.activities import Element
from engine.bpmn.failures import StepFailedError
from engine.bpmn.formulas import Formula

FIRED = tokens.READY | tokens.COMPLETED


@dataclass(frozen=True, slots=True)
class Flow:
    """An outgoing sequence flow; the default flow has no condition."""

    id: str
    target: Any
    condition: Formula | None

    def holds(self, token: Any) -> bool:
        """Tell whether the condition is true for the token; a default flow has none to hold."""
        return self.condition is not None and self.condition.decide(token)


class _Choice(Element):
    """Leaves by the flows whose conditions hold, else by the default flow."""

    branches_itself = True

    def __init__(self, wf_spec: Any, bpmn_id: str, **attributes: Any) -> None:
        super().__init__(wf_spec, bpmn_id, **attributes)
        self.flows: tuple[Flow, ...] = ()

    def add_flow(self, flow: Flow) -> None:
        """Add an outgoing flow; the order of the calls is the order of the conditions."""
        self.connect_if(flow.condition, flow.target)
        self.flows += (flow,)

    def _leave(self, my_task: Any, chosen: list[Flow]) -> bool:
        flows = chosen or [it for it in self.flows if it.condition is None]
        if not flows:
            raise StepFailedError("no_branch", str(self.bpmn_id), task=my_task)
        my_task.workflow.top_workflow.chosen[my_task.id] = tuple(flow.id for flow in flows)
        for flow in flows:
            tokens.spawn(my_task, flow.target)
        return True


class ExclusiveGateway(ExclusiveGatewayMixin, _Choice):
    """Leaves by the first flow whose condition holds; every incoming token passes by itself."""

    def _run_hook(self, my_task: Any) -> bool:
        found = next((it for it in self.flows if it.holds(my_task)), None)
        return self._leave(my_task, [] if found is None else [found])


class InclusiveGateway(InclusiveGatewayMixin, _Choice):
    """Waits for every token that can still arrive, leaves by every flow whose condition holds."""

    def _check_threshold_unstructured(self, my_task: Any) -> bool:
        arrived = {tokens.parent(it).task_spec.name for it in merging.arrivals(my_task)}
        missing = {spec.name for spec in self.inputs} - arrived
        return not any(self._awaits(it, arrived, missing) for it in _elsewhere(my_task))

    def _awaits(self, token: Any, arrived: set[str], missing: set[str]) -> bool:
        """BPMN 2.0.2, 13.4.4: wait for tokens that can only arrive where none has arrived."""
        reached = _reached(token.task_spec, self)
        return bool(reached & missing) and not reached & arrived

    def _run_hook(self, my_task: Any) -> bool:
        UnstructuredJoin._run_hook(self, my_task)  # noqa: SLF001 -- the join's half of the gateway
        return self._leave(my_task, [it for it in self.flows if it.holds(my_task)])


class ParallelGateway(ParallelGatewayMixin, Element):
    """Waits for one token on each incoming flow, leaves by all outgoing flows."""

    def _check_threshold_unstructured(self, my_task: Any) -> bool:
        arrived = merging.arrivals(my_task)
        fired = sum(bool(tokens.state(it) & FIRED) for it in arrived)
        present = Counter(tokens.parent(it).task_spec.name for it in arrived)
        needed = Counter(spec.name for spec in self.inputs)
        return all(present[name] >= count * (fired + 1) for name, count in needed.items())


class EventGateway(Element):
    """Waits at all of its events at once, and is left by the flow to the first that happens."""

    def __init__(self, wf_spec: Any, bpmn_id: str, **attributes: Any) -> None:
        super().__init__(wf_spec, bpmn_id, **attributes)
        self.flow_to: dict[str, str] = {}

    def passed_with(self, _my_task: Any) -> tuple[Any, ...]:
        return ()

    def choose(self, my_task: Any, winner: Any) -> None:
        """Withdraw the other events, and note the flow to the one that happened."""
        flow_id = self.flow_to[winner.task_spec.name]
        my_task.workflow.top_workflow.chosen[my_task.id] = (flow_id,)
        for event in my_task.children:
            if event is not winner:
                event.cancel()


def _elsewhere(my_task: Any) -> list[Any]:
    return [
        it
        for it in my_task.workflow.tasks.values()
        if not tokens.state(it) & tokens.FINISHED and it.task_spec is not my_task.task_spec
    ]


def _reached(start: Any, gateway: Any) -> set[str]:
    """Return the elements that a token at `start` can be at before it enters `gateway`."""
    seen: set[str] = set()
    open_ends = [start]
    while open_ends:
        spec = open_ends.pop()
        if spec is not gateway and spec.name not in seen:
            seen.add(spec.name)
            open_ends.extend(spec.outputs)
    return seen
