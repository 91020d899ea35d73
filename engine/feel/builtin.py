"""What a built-in function is: its names, its parameters' types, and a plain Python function."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, repeat
from typing import Any, TypeVar

from engine.feel.arithmetic import settled
from engine.feel.limits import CHARACTERS_PER_STEP, WORK_PER_STEP, Run
from engine.feel.values import LIST, NULL, FunctionValue, kind

ANY = "any"
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A name and the types it takes; text `name: type|type?`, `*` for any number of values.

    One that may be left out takes null only if `null` is among its types.
    """

    name: str
    kinds: frozenset[str]
    optional: bool = False
    repeated: bool = False

    @classmethod
    def read(cls, text: str) -> "Parameter":
        name, _, types = text.partition(": ")
        mark = types[-1]
        kinds = frozenset(types.rstrip("?*").split("|"))
        return cls(name, kinds, optional=mark in "?*", repeated=mark == "*")


@dataclass(frozen=True, slots=True, eq=False)
class Builtin:
    """One way to call a function. `function` gets the run first, then one value per parameter.

    A value of a wrong type makes the call null before the function is reached.
    """

    name: str
    parameters: tuple[Parameter, ...]
    function: Callable[..., Any]

    def accepts(self, count: int) -> bool:
        """Whether it can be called with so many values."""
        required = sum(not parameter.optional for parameter in self.parameters)
        return required <= count and (self._repeats or count <= len(self.parameters))

    def call(self, run: Run, values: list[Any]) -> Any:
        """The function's result, null if a value does not fit or there is none."""
        return settled(self._call, run, values)

    def _call(self, run: Run, values: list[Any]) -> Any:
        fitting = [*map(_fit, self.row(), values)]
        run.spend(sum(map(_work, fitting)))
        return self.function(run, *fitting)

    def row(self) -> Iterable[Parameter]:
        """The parameters in the order of values; one that repeats goes on for ever."""
        if self._repeats:
            return chain(self.parameters, repeat(self.parameters[-1]))
        return self.parameters

    def arranged(self, names: Sequence[str], given: list[_T], missing: _T) -> list[_T] | None:
        """One for each parameter, from those with names or from a row; None if it cannot be."""
        if any(names):
            return self._by_name(dict(zip(names, given, strict=True)), len(given), missing)
        return given if self.accepts(len(given)) else None

    def _by_name(self, given: dict[str, _T], count: int, missing: _T) -> list[_T] | None:
        known = {parameter.name for parameter in self.parameters}
        required = {parameter.name for parameter in self.parameters if not parameter.optional}
        if len(given) < count or not required <= given.keys() <= known:
            return None
        wanted = [parameter.name for parameter in self.parameters]
        while wanted[-1] not in given:
            wanted.pop()
        return [given.get(name, missing) for name in wanted]

    @property
    def signature(self) -> str:
        """How it is called: `substring(string, start position, length)`."""
        return f"{self.name}({', '.join(parameter.name for parameter in self.parameters)})"

    @property
    def _repeats(self) -> bool:
        return bool(self.parameters) and self.parameters[-1].repeated


@dataclass(frozen=True, slots=True, eq=False)
class Functions:
    """The functions that expressions may call, by name; a name can be called in several ways."""

    by_name: Mapping[str, tuple[Builtin, ...]]

    def plus(self, *builtins: Builtin) -> "Functions":
        """These functions and more; a known name gets another way to be called."""
        merged = dict(self.by_name)
        for builtin in builtins:
            merged[builtin.name] = (*merged.get(builtin.name, ()), builtin)
        return Functions(merged)


def as_value(ways: Sequence[Builtin], run: Run) -> FunctionValue:
    """A function that can be passed on; it is called in the way that takes as many values."""

    def arrange(names: Sequence[str], given: list[Any]) -> list[Any] | None:
        found = (way.arranged(names, given, None) for way in ways)
        return next((it for it in found if it is not None), None)

    def call(*values: Any) -> Any:
        way = next((way for way in ways if way.accepts(len(values))), None)
        return way.call(run, [*values]) if way else None

    names = tuple(it.name for it in ways[0].parameters)
    return FunctionValue(names, call, arrange=arrange)


_Function = TypeVar("_Function", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Topic:
    """Collects the functions of one topic, under their names and parameters."""

    builtins: list[Builtin] = field(default_factory=list)

    def plain(self, name: str, *parameters: str) -> Callable[[_Function], _Function]:
        """Registers a function of its values alone."""

        def register(function: _Function) -> _Function:
            self.builtins.append(builtin(name, *parameters, function=function))
            return function

        return register

    def running(self, name: str, *parameters: str) -> Callable[[_Function], _Function]:
        """Registers a function that also needs the run: its clock, or its steps."""

        def register(function: _Function) -> _Function:
            self.builtins.append(Builtin(name, _read(parameters), function))
            return function

        return register


def builtin(name: str, *parameters: str, function: Callable[..., Any]) -> Builtin:
    """The function of its values alone, as one that expressions can call."""
    return Builtin(name, _read(parameters), lambda _run, *values: function(*values))


def _read(parameters: tuple[str, ...]) -> tuple[Parameter, ...]:
    return tuple(map(Parameter.read, parameters))


def _fit(parameter: Parameter, value: Any) -> Any:
    """The value as the parameter takes it, after the standard's implicit conversions (10.3.2.9.4).

    Raises ValueError for a value of another type.
    """
    of_kind = kind(value)
    if of_kind in parameter.kinds or ANY in parameter.kinds:
        return value
    if LIST in parameter.kinds and of_kind != NULL:
        return [value]
    if of_kind == LIST and len(value) == 1 and kind(value[0]) in parameter.kinds:
        return value[0]
    raise ValueError(parameter.name)


def _work(value: Any) -> int:
    if isinstance(value, str):
        return len(value) // CHARACTERS_PER_STEP
    return len(value) // WORK_PER_STEP if isinstance(value, list | dict) else 0
