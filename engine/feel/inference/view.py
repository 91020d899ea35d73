"""The static view of an expression."""

from collections.abc import Mapping
from dataclasses import dataclass

from engine.feel.expression import Expression
from engine.feel.inference.findings import Finding, Known, Notes
from engine.feel.inference.operators import INPUT
from engine.feel.inference.rules import type_of
from engine.feel.types import ANY, Type

_NOTHING: Mapping[str, Type] = {}


@dataclass(frozen=True, slots=True)
class View:
    """Types of an expression and of what it reads.

    `names` are the variables that it may read, each with its type: the one that was told, else
    the one that its use asks for, else any; with unary tests, `?` is their input. `result` is the
    type of the whole.
    """

    names: Mapping[str, Type]
    result: Type
    findings: tuple[Finding, ...]


def view(expression: Expression, types: Mapping[str, Type] = _NOTHING) -> View:
    """What is known of the expression when these are the types of some of its variables.

    Unary tests find the type of their input under `?`.
    """
    notes = Notes()
    result = type_of(expression.root, Known(types, notes))
    tested = {INPUT} & (types.keys() | notes.used.keys())
    read = expression.names | tested
    told = {name: types.get(name, notes.used.get(name, ANY)) for name in read}
    return View(told, result, tuple(notes.findings))
