"""Multi-instance activities: one after the other, or all at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from engine.bpmn import tokens
from engine.bpmn.activities import Element
from engine.bpmn.failures import StepFailedError
from engine.bpmn.formulas import Formula

# Each instance opens tokens of its own, and a run may take 2 000 steps.
MOST_PARALLEL = 200


class MultiInstance(Element):
    """Runs an activity once for every item of a list, which each instance sees as `element`."""

    def __init__(
        self,
        wf_spec: Any,
        bpmn_id: str,
        *,
        collection: Formula,
        element: str,
        until: Formula | None,
        **attributes: Any,
    ) -> None:
        super().__init__(wf_spec, bpmn_id, **attributes)
        self.collection, self.element, self.until = collection, element, until
        self.task_spec = ""

    @property
    def instance_spec(self) -> Any:
        """The activity that is repeated."""
        return self._wf_spec.task_specs[self.task_spec]

    def _items(self, my_task: Any) -> list[Any]:
        items = self.collection.value(my_task)
        if not isinstance(items, list):
            raise StepFailedError("collection_not_list", self.collection.text, task=my_task)
        return items

    def _open(self, my_task: Any, item: Any) -> None:
        tokens.set_state(my_task, tokens.STARTED)
        instance = tokens.spawn(my_task, self.instance_spec, tokens.WAITING)
        instance.data = {**my_task.data, self.element: item}
        tokens.update(instance)


class SequentialMultiInstance(MultiInstance):
    """Runs the instances one after the other.

    What an instance sets is visible to the next one and afterwards; the item itself is not, so
    that the activity can be entered again.
    """

    def _update_hook(self, my_task: Any) -> bool:
        super()._update_hook(my_task)
        my_task.internal_data["remaining"] = self._items(my_task)
        return self._nothing_left(my_task)

    def _nothing_left(self, my_task: Any) -> bool:
        items = my_task.internal_data["remaining"]
        if items:
            my_task.internal_data["remaining"] = items[1:]
            self._open(my_task, items[0])
        return not items

    def merge_child(self, _workflow: Any, instance: Any) -> None:
        """Take over what the finished instance set, and open the next one or go on."""
        my_task = tokens.parent(instance)
        done = self.until is not None and self.until.decide(instance)
        results = {name: it for name, it in instance.data.items() if name != self.element}
        my_task.data = {**my_task.data, **results}
        if done or self._nothing_left(my_task):
            tokens.set_state(my_task, tokens.READY)


@dataclass(frozen=True, slots=True)
class Results:
    """The variable that gets the list of results, and what each instance puts there."""

    collection: str
    element: Formula


class ParallelMultiInstance(MultiInstance):
    """Runs all instances at once; what an instance sets stays inside, but for its result.

    The results stand in the order of the items. Instances that the condition cancels have none.
    """

    def __init__(
        self, wf_spec: Any, bpmn_id: str, *, results: Results | None, **attributes: Any
    ) -> None:
        super().__init__(wf_spec, bpmn_id, **attributes)
        self.results = results

    def _update_hook(self, my_task: Any) -> bool:
        super()._update_hook(my_task)
        items = self._items(my_task)
        if len(items) > MOST_PARALLEL:
            raise StepFailedError("collection_too_long", f"{len(items)} items", task=my_task)
        for item in items:
            self._open(my_task, item)
        if not items:
            self._collect(my_task)
        return not items

    def merge_child(self, _workflow: Any, instance: Any) -> None:
        """Keep the finished instance's result; go on when it was the last, or the condition says.

        The condition sees the instance's variables and the counts of BPMN 2.0.2, table 10.30.
        """
        my_task = tokens.parent(instance)
        if self.results is not None:
            instance.internal_data["result"] = self.results.element.value(instance)
        if self._is_enough(my_task, instance):
            for it in self._active(my_task):
                it.cancel()
        if not self._active(my_task):
            self._collect(my_task)
            tokens.set_state(my_task, tokens.READY)

    def _is_enough(self, my_task: Any, instance: Any) -> bool:
        if self.until is None:
            return False
        return self.until.decide(instance, {**instance.data, **self._counts(my_task)})

    def _counts(self, my_task: Any) -> Mapping[str, int]:
        all_of_them, active = len(tokens.children(my_task)), len(self._active(my_task))
        return {
            "nrOfInstances": all_of_them,
            "nrOfActiveInstances": active,
            "nrOfCompletedInstances": all_of_them - active,
        }

    def _active(self, my_task: Any) -> list[Any]:
        return [it for it in tokens.children(my_task) if not tokens.state(it) & tokens.FINISHED]

    def _collect(self, my_task: Any) -> None:
        if self.results is not None:
            memories = (it.internal_data for it in tokens.children(my_task))
            found = [it["result"] for it in memories if "result" in it]
            my_task.data = {**my_task.data, self.results.collection: found}


def is_parallel_instance(token: Any) -> bool:
    """Tell whether the token is one of several instances that run at once."""
    return isinstance(tokens.parent(token).task_spec, ParallelMultiInstance)
