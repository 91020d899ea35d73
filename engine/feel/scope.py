"""Where names are looked up while an expression is evaluated."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Optional

from engine.feel.errors import FeelEvaluationError
from engine.feel.limits import Run
from engine.feel.suggestion import closest


class Scope:
    """Values by name, and the scope around them; the outermost one is the context given."""

    __slots__ = ("outer", "run", "values")

    def __init__(
        self, values: Mapping[str, Any], run: Run, outer: Optional["Scope"] = None
    ) -> None:
        self.values, self.run, self.outer = values, run, outer

    def inside(self, values: Mapping[str, Any]) -> "Scope":
        """A scope within this one, whose values hide the same names out here."""
        return Scope(values, self.run, self)

    def outside(self, name: str, at: int) -> Any:
        """The nearest value of that name around this scope. Raises FeelEvaluationError."""
        scope = self.outer
        while scope is not None:
            try:
                return scope.values[name]
            except KeyError:
                scope = scope.outer
        raise self._unknown(name, at)

    def _unknown(self, name: str, at: int) -> FeelEvaluationError:
        suggestion = closest(name, self._names())
        return FeelEvaluationError("unknown_name", at=at, name=name, suggestion=suggestion)

    def _names(self) -> Iterator[str]:
        scope: Scope | None = self
        while scope is not None:
            yield from scope.values
            scope = scope.outer


Code = Callable[[Scope], Any]


class _Lenient(dict[str, Any]):
    def __missing__(self, name: str) -> None:
        return None


def lenient(context: Mapping[str, Any]) -> Mapping[str, Any]:
    """The same values, where every unknown name is null instead of an error."""
    return _Lenient(context)
