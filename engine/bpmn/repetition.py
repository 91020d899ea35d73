"""Sequential multi-instance activities."""

from typing import Any

from engine.bpmn import tokens
from engine.bpmn.activities import Element
from engine.bpmn.failures import StepFailedError
from engine.bpmn.formulas import Formula


class SequentialMultiInstance(Element):
    """Runs an activity once for every item of a list, one after the other.

    Each instance sees its item under `element`. What an instance sets is visible to the next one
    and afterwards; the item itself is not, so that the activity can be entered again.
    """

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

    def _update_hook(self, my_task: Any) -> bool:
        super()._update_hook(my_task)
        items = self.collection.value(my_task)
        if not isinstance(items, list):
            raise StepFailedError("collection_not_list", self.collection.text, task=my_task)
        my_task.internal_data["remaining"] = items
        return self._nothing_left(my_task)

    def _nothing_left(self, my_task: Any) -> bool:
        items = my_task.internal_data["remaining"]
        if items:
            my_task.internal_data["remaining"] = items[1:]
            self._open(my_task, items[0])
        return not items

    def _open(self, my_task: Any, item: Any) -> None:
        tokens.set_state(my_task, tokens.STARTED)
        instance = tokens.spawn(my_task, self.instance_spec, tokens.WAITING)
        instance.data = {**my_task.data, self.element: item}
        tokens.update(instance)

    @property
    def instance_spec(self) -> Any:
        """The activity that is repeated."""
        return self._wf_spec.task_specs[self.task_spec]

    def merge_child(self, _workflow: Any, instance: Any) -> None:
        """Take over what the finished instance set, and open the next one or go on."""
        my_task = tokens.parent(instance)
        done = self.until is not None and self.until.decide(instance)
        results = {name: it for name, it in instance.data.items() if name != self.element}
        my_task.data = {**my_task.data, **results}
        if done or self._nothing_left(my_task):
            tokens.set_state(my_task, tokens.READY)
