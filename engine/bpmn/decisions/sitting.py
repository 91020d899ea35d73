"""One model's part in a request: the inputs it was given, and what it has decided so far."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol

from engine.bpmn.decisions.deciding import Deciding
from engine.bpmn.decisions.definitions import Need
from engine.bpmn.decisions.errors import DecisionError
from engine.bpmn.decisions.item_types import ItemType
from engine.feel import Scope
from engine.feel.limits import WORK_PER_STEP
from engine.feel.values import CONTEXT, kind


class Node(Protocol):
    """A compiled part of a model."""

    @property
    def type(self) -> ItemType: ...

    def value_in(self, sitting: "Sitting", /) -> Any: ...


class Nodes(Protocol):
    """A model: its compiled parts, and the models that it imports."""

    def node(self, its_id: str) -> Node: ...

    def model_at(self, prefix: str) -> "Nodes": ...


class Sitting:
    """Every value is worked out once; an imported model sits once for each context it is given."""

    def __init__(
        self,
        nodes: Nodes,
        context: Mapping[str, Any],
        run: Deciding,
        together: dict[tuple[int, int], "Sitting"] | None = None,
    ) -> None:
        self.nodes, self.context, self.run = nodes, context, run
        self.scope = Scope(context, run)
        self._values: dict[str, Any] = {}
        self._imported: dict[str, Sitting] = {}
        # By identity: many ways through the imports may lead to one model.
        self._together = {} if together is None else together
        self._together[id(nodes), id(context)] = self

    def value(self, need: Need) -> Any:
        """Return the value of what is needed."""
        return self.at(need.prefix)._own(need.id)  # noqa: SLF001 -- another sitting's

    def told(self, names: Iterable[str]) -> Any:
        """Return what was given from outside under one of these names; null if nothing was."""
        return next((self.context[name] for name in names if name in self.context), None)

    def give(self, need: Need, value: Any) -> None:
        """Settle the value of what is needed, so that it is not worked out."""
        self.at(need.prefix)._values[need.id] = value  # noqa: SLF001 -- another sitting's

    def type_of(self, need: Need) -> ItemType:
        """Return the type of what is needed."""
        return self.at(need.prefix).nodes.node(need.id).type

    def gathered(self, needs: Sequence[Need]) -> dict[str, Any]:
        """Return the values by their names, those of imported models inside contexts.

        The first name of one hides the other names of another.
        """
        self.run.spend(len(needs) // WORK_PER_STEP)
        found: dict[str, Any] = {}
        for need in needs:
            holder = found.setdefault(need.prefix, {}) if need.prefix else found
            value = holder[need.name] = self.value(need)
            for name in need.names[1:]:
                holder.setdefault(name, value)
        return found

    def at(self, prefix: str | None) -> "Sitting":
        """Return the sitting of the model that is imported under that name, or this one."""
        if prefix is None:
            return self
        if prefix not in self._imported:
            nodes, context = self.nodes.model_at(prefix), self._context_at(prefix)
            key = (id(nodes), id(context))
            found = self._together.get(key)
            self._imported[prefix] = found or Sitting(nodes, context, self.run, self._together)
        return self._imported[prefix]

    def _context_at(self, prefix: str) -> Mapping[str, Any]:
        given = self.context.get(prefix) if prefix else self.context
        return given if given and kind(given) == CONTEXT else _NOTHING

    def _own(self, its_id: str) -> Any:
        if its_id not in self._values:
            self.run.spend()
            self._values[its_id] = _UNSETTLED
            self._values[its_id] = self.nodes.node(its_id).value_in(self)
        found = self._values[its_id]
        if found is _UNSETTLED:
            raise DecisionError("decision_cycle", decision_id=its_id)
        return found


_UNSETTLED = object()
_NOTHING: Mapping[str, Any] = {}
