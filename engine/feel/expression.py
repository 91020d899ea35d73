"""An expression: parsed and compiled once, evaluated as often as you like."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import Any

from engine.feel.builtin import Functions
from engine.feel.code import code_for
from engine.feel.errors import FeelEvaluationError, FeelSyntaxError
from engine.feel.functions import BUILTINS
from engine.feel.grammar import read_expression, read_type_name, read_unary_tests
from engine.feel.limits import MAX_NESTING, MAX_TEXT, Run
from engine.feel.names import free_names
from engine.feel.parser import Vocabulary
from engine.feel.scope import Code, Scope
from engine.feel.syntax import Node
from engine.feel.types import NO_TYPES, Type, Types

_REMEMBERED = 1_024


@dataclass(frozen=True, slots=True)
class Expression:
    """One FEEL text, ready to be evaluated.

    `names` are all variables that it may read, the first segments of paths. Those among them that
    stand only inside filters are also in `item_names`: they may mean properties of list items.
    `root` is the syntax tree, for those who look at an expression without running it.
    """

    text: str
    names: frozenset[str]
    item_names: frozenset[str]
    root: Node = field(repr=False, compare=False)
    code: Code = field(repr=False, compare=False)
    """For hosts that evaluate many expressions in one run. It may raise RecursionError, and errors
    that do not know yet where they are `placed`."""

    def evaluate(
        self, context: Mapping[str, Any], *, now: datetime | None = None, host: Any = None
    ) -> Any:
        """The value in this context: JSON values, Decimals, dates, times and durations.

        `now` is what `now()` and `today()` tell, `host` what functions of yours find in their run.
        Raises FeelEvaluationError, among others for a name that the context lacks;
        `lenient(context)` makes such names null.
        """
        try:
            return self.code(Scope(context, Run(now, host)))
        except RecursionError as error:
            raise FeelEvaluationError("too_deep", limit=MAX_NESTING) from error
        except FeelEvaluationError as error:
            raise error.placed(self.text) from error.__cause__


def parse(
    text: str,
    *,
    functions: Functions = BUILTINS,
    names: frozenset[str] = frozenset(),
    shared: frozenset[str] = frozenset(),
    types: Types = NO_TYPES,
) -> Expression:
    """The expression that this text is. Raises FeelSyntaxError.

    `names` are those of its scope, of variables and of their entries at any depth: needed where
    they have several words or signs in them, and where a variable is called as a function.
    `shared` are more of them, prepared once for the many texts that have them in common.
    """
    return _remembered(_bounded(text), Vocabulary(functions, names, shared, types), read_expression)


def parse_unary_tests(
    text: str,
    *,
    functions: Functions = BUILTINS,
    names: frozenset[str] = frozenset(),
    shared: frozenset[str] = frozenset(),
    types: Types = NO_TYPES,
) -> Expression:
    """The tests of a decision table's cell; their input is the context's `?`."""
    return _remembered(
        _bounded(text), Vocabulary(functions, names, shared, types), read_unary_tests
    )


def read_type(text: str, *, types: Types = NO_TYPES) -> Type:
    """The type of that name, such as `list<number>`. Raises FeelSyntaxError."""
    try:
        return read_type_name(_bounded(text), Vocabulary(BUILTINS, types=types))
    except RecursionError as error:
        raise _too_deep() from error


def _bounded(text: str) -> str:
    if len(text) > MAX_TEXT:
        raise FeelSyntaxError("text_too_long", line=1, column=1, limit=MAX_TEXT)
    return text


@lru_cache(maxsize=_REMEMBERED)
def _remembered(
    text: str, vocabulary: Vocabulary, read: Callable[[str, Vocabulary], Node]
) -> Expression:
    try:
        return _compiled(text, read(text, vocabulary))
    except RecursionError as error:
        raise _too_deep() from error


def _too_deep() -> FeelSyntaxError:
    return FeelSyntaxError("too_deep", line=1, column=1, limit=MAX_NESTING)


def _compiled(text: str, root: Node) -> Expression:
    found = free_names(root)
    names = frozenset(found.outside | found.in_filters)
    return Expression(text, names, names - found.outside, root, code_for(root))
