"""One question of a form, and what its rules may look at when an answer is judged."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import Any, Protocol

from engine.domain.errors import FieldProblem
from engine.domain.form_component import Expression, Flag, Limit, decimal_of
from engine.domain.form_problems import AnswerFault, problem
from engine.domain.upload import Upload

Evaluate = Callable[[str, Mapping[str, Any]], Any]
"""FEEL text and names to a JSON value; names that are missing are null. ValueError if it fails."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Scene:
    """What rules may look at.

    `data` holds the answers over the case's variables, `context` the server's data alone. Inside a
    list's row, `row` is that row and `special` what form-js adds there: this, parent and i.
    """

    data: Mapping[str, Any]
    row: dict[str, Any]
    special: Mapping[str, Any]
    names: Mapping[str, Any]
    context: Mapping[str, Any]
    uploads: Mapping[str, Sequence[Upload]]
    evaluate: Evaluate
    at: datetime

    def ask(self, setting: Any) -> Any:
        """Return a constant as it is, an expression's value, or None if it has none."""
        if not isinstance(setting, Expression):
            return setting
        try:
            return self.evaluate(setting.feel, self.names)
        except ValueError:
            return None

    def holds(self, condition: Flag | None) -> bool:
        """Tell whether a condition is true; one that cannot be evaluated is not."""
        return self.ask(condition) is True

    def meets(self, condition: Expression) -> bool:
        """Tell whether a condition is met that form-js reads as the test of an empty cell.

        Null passes such a test just as true does; what cannot be evaluated does not.
        """
        try:
            value = self.evaluate(condition.feel, self.names)
        except ValueError:
            return False
        return value is True or value is None

    def number(self, limit: Limit) -> Decimal | None:
        """Return a limit; None when there is none or its expression gives no number."""
        value = self.ask(limit)
        return value if isinstance(value, Decimal | None) else decimal_of(value)

    def over(self, data: dict[str, Any]) -> "Scene":
        """Return the scene at the top of the form, where `data` is known."""
        return replace(self, data=data, row=data, names=data)

    def of_row(self, row: dict[str, Any], *, index: int) -> "Scene":
        """Return the scene inside a row, with the names that form-js gives things there.

        `i` is the list of row numbers from the outermost list inwards, counted from 1. A row's own
        answers are reached by `this`; plain names are those of the whole form.
        """
        special = {
            "this": row,
            "parent": {**self.special, **self.row},
            "i": [*self.special.get("i", ()), index + 1],
        }
        marked = {f"_{name}_": value for name, value in special.items()}
        return replace(self, row=row, special=special, names={**special, **self.data, **marked})


class Kind(Protocol):
    """How answers of one type are read and judged."""

    def take(self, raw: Any, /) -> Any:
        """Return the value of an answer that is not null or empty; raises UnreadableError."""

    def problems(self, value: Any, scene: Scene, /) -> Iterator[FieldProblem]:
        """Yield what is wrong with a value that `take` gave, never None."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ComputedKind:
    """The server computes the value; what the browser computed is ignored."""

    expression: Expression

    def take(self, _: Any) -> None:
        return None

    def problems(self, _: Any, __: Scene) -> Iterator[FieldProblem]:
        return iter(())


@dataclass(frozen=True, kw_only=True, slots=True)
class Count:
    """How many items a list, or files a question, may hold."""

    least: int
    most: int

    def problems(self, number: int) -> Iterator[FieldProblem]:
        if number < self.least:
            yield problem(AnswerFault.TOO_FEW_ITEMS, min=self.least)
        if number > self.most:
            yield problem(AnswerFault.TOO_MANY_ITEMS, max=self.most)


@dataclass(frozen=True, kw_only=True, slots=True)
class RowsKind:
    """A list of rows with the same questions.

    `fixed_rows` is set where people cannot add or remove rows: how many there are at first.
    """

    fields: tuple["Field", ...]
    count: Count
    fixed_rows: int | None

    def take(self, raw: Any) -> list[Any]:
        """Return the rows; of too many just enough to see that they are."""
        return raw[: self.count.most + 1] if isinstance(raw, list) else []

    def problems(self, value: Any, _: Scene) -> Iterator[FieldProblem]:
        return self.count.problems(len(value))


@dataclass(frozen=True, kw_only=True, slots=True)
class Field:
    """`path` leads to the value from the form, or from the row; `key` is the same, dotted.

    `hidden_if` holds the conditions of the field and of the groups around it.
    """

    path: tuple[str, ...]
    key: str
    type: str
    label: str
    kind: Kind
    required: bool
    required_if: Expression | None
    read_only: bool
    read_only_if: tuple[Expression, ...]
    hidden_if: tuple[Expression, ...]
    valid_if: Expression | None
    message: str | None
    warn_if: Expression | None
    warning: str | None
    alur_type: str | None
    data_class: str | None

    def lacks(self, value: Any) -> bool:
        """Tell whether the question has no answer; a checkbox has one when it is ticked."""
        return not value if self.type == "checkbox" else value is None or value == []


def find(tree: Any, path: Sequence[str]) -> Any:
    """Return the value at a path, or None."""
    for name in path:
        if not isinstance(tree, Mapping):
            return None
        tree = tree.get(name)
    return tree


def put(tree: dict[str, Any], path: Sequence[str], value: Any) -> None:
    """Set the value at a path. Inner mappings are replaced, so that others keep theirs."""
    head, *rest = path
    if rest:
        inner = tree.get(head)
        branch = dict(inner) if isinstance(inner, Mapping) else {}
        put(branch, rest, value)
        tree[head] = branch
    else:
        tree[head] = value
