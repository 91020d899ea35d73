"""The parts of a compiled model; each tells its value in a sitting."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property, partial
from itertools import repeat
from typing import Any

from engine.bpmn.decisions.boxed_functions import Parameters
from engine.bpmn.decisions.definitions import Need
from engine.bpmn.decisions.errors import located
from engine.bpmn.decisions.fitting import fitted
from engine.bpmn.decisions.item_types import ANY, ItemType
from engine.bpmn.decisions.sitting import Sitting
from engine.feel import Code, FeelEvaluationError, FunctionValue, Scope, Type


@dataclass(frozen=True, kw_only=True)
class InputNode:
    """A value that is given from outside; null if it is missing, or of another type."""

    names: tuple[str, ...]
    type: ItemType

    def value_in(self, sitting: Sitting) -> Any:
        return fitted(sitting.told(self.names), self.type, sitting.run)


@dataclass(frozen=True, kw_only=True)
class DecisionNode:
    """A decision: its logic reads what it requires, and the names that are given from outside."""

    id: str
    name: str
    type: ItemType
    information: tuple[Need, ...]
    knowledge: tuple[Need, ...]
    code: Code

    def value_in(self, sitting: Sitting) -> Any:
        values = sitting.gathered((*self.information, *self.knowledge))
        before = sitting.run.begin(sitting.gathered(self._noted))
        try:
            return self._decided(sitting, values)
        finally:
            sitting.run.end(before)

    answer_in = value_in

    @cached_property
    def _noted(self) -> tuple[Need, ...]:
        """What it requires, each under one of its names."""
        return tuple(replace(it, names=it.names[:1]) for it in self.information)

    def _decided(self, sitting: Sitting, values: Mapping[str, Any]) -> Any:
        run = sitting.run
        try:
            value = fitted(self.code(sitting.scope.inside(values)), self.type, run)
        except FeelEvaluationError as error:
            raise located(error, decision_id=self.id) from error.__cause__
        run.record(self.id, self.name, value)
        return value


@dataclass(frozen=True, kw_only=True)
class KnowledgeNode:
    """A business knowledge model: a function that reads its parameters and other knowledge."""

    id: str
    names: tuple[str, ...]
    parameters: Parameters
    returned: ItemType
    knowledge: tuple[Need, ...]
    code: Code
    is_table: bool
    type: ItemType = ANY

    def value_in(self, sitting: Sitting) -> FunctionValue:
        return FunctionValue(self.parameters.names, partial(self._call, sitting), self._own_type)

    def answer_in(self, sitting: Sitting) -> Any:
        """Return what the function returns for values that are given by name."""
        values = map(sitting.context.get, self.parameters.names)
        return self._call(sitting, *values)

    def _call(self, sitting: Sitting, *values: Any) -> Any:
        run = sitting.run
        taken = self.parameters.taken(values, run)
        if taken is None:
            return None
        before = run.begin(taken)
        try:
            with run.one_deeper():
                value = fitted(self.code(self._scope(sitting).inside(taken)), self.returned, run)
            if self.is_table:
                run.record(self.id, self.names[0], value)
        finally:
            run.end(before)
        return value

    @cached_property
    def _own_type(self) -> Type:
        return self.parameters.function_type(self.returned)

    def _scope(self, sitting: Sitting) -> Scope:
        own = dict.fromkeys(self.names, self.value_in(sitting))
        return Scope({**own, **sitting.gathered(self.knowledge)}, sitting.run)


@dataclass(frozen=True, kw_only=True)
class ServiceNode:
    """A decision service: a function of its inputs, which decides what it gives out."""

    parameters: tuple[Need, ...]
    outputs: tuple[Need, ...]
    returned: ItemType
    type: ItemType = ANY

    def value_in(self, sitting: Sitting) -> FunctionValue:
        taken = self._parameters(sitting)
        own_type = taken.function_type(self.returned)
        return FunctionValue(taken.names, partial(self._call, sitting), own_type)

    def answer_in(self, sitting: Sitting) -> Any:
        """Return what it decides for inputs that are given by name; wrong ones are null."""
        given = (sitting.at(need.prefix).told(need.names) for need in self.parameters)
        taken = map(fitted, given, self._parameters(sitting).types, repeat(sitting.run))
        return self._decided(sitting, list(taken))

    def _call(self, sitting: Sitting, *values: Any) -> Any:
        taken = self._parameters(sitting).taken(values, sitting.run)
        if taken is None:
            return None
        with sitting.run.one_deeper():
            return self._decided(sitting, list(taken.values()))

    def _parameters(self, sitting: Sitting) -> Parameters:
        names = tuple(need.name for need in self.parameters)
        return Parameters(names, tuple(map(sitting.type_of, self.parameters)))

    def _decided(self, sitting: Sitting, values: list[Any]) -> Any:
        """Nothing that was given or decided outside counts in a service."""
        inner = Sitting(sitting.nodes, {}, sitting.run)
        for need, value in zip(self.parameters, values, strict=True):
            inner.give(need, value)
        outputs = {need.name: inner.value(need) for need in self.outputs}
        value = outputs if len(self.outputs) > 1 else next(iter(outputs.values()), None)
        return fitted(value, self.returned, sitting.run)
