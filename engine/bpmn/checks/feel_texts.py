"""Reads one FEEL text for the checks: what is wrong with it, and which names it uses."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from engine.bpmn.functions import FUNCTIONS
from engine.feel import BUILTINS, Expression, FeelError, Functions, Type, parse
from engine.feel.errors import place
from engine.feel.inference import view

_DECIDING = frozenset({"boolean", "Any"})


def feel_fault(text: str, *, functions: Functions = BUILTINS) -> Mapping[str, Any] | None:
    """Return why the text is no FEEL expression, or None if it is one.

    `reason` is the code of the FEEL error and `reason_facts` what belongs to it; `row` and `column`
    say where inside the text, counted from 1. A leading `=` is no part of the expression.
    """
    try:
        parse(without_sign(text), functions=functions)
    except FeelError as error:
        return {
            "reason": error.code,
            "reason_facts": dict(error.facts),
            "row": getattr(error, "line", 1),
            "column": getattr(error, "column", 1),
        }
    return None


def names_in(text: str) -> frozenset[str]:
    """Return the variables that a diagram's text surely reads; none if it is no FEEL.

    A name that stands only inside filters may be a property of the items, and is left out.
    """
    try:
        expression = parse(without_sign(text), functions=FUNCTIONS)
    except FeelError:
        return frozenset()
    return expression.names - expression.item_names


def findings_in(
    text: str,
    types: Mapping[str, Type],
    *,
    decides: bool = False,
    functions: Functions = BUILTINS,
    read: Callable[..., Expression] = parse,
) -> Iterator[Mapping[str, Any]]:
    """Yield what in a text gives null whatever its values are, as `feel_fault` tells it.

    A text that `decides` must be true or false.
    """
    try:
        expression = read(without_sign(text), functions=functions)
    except FeelError:
        return
    seen = view(expression, types)
    if decides and seen.result.kind not in _DECIDING:
        yield _reason("not_boolean", 0, expression.text, {"type": seen.result.kind})
    for found in seen.findings:
        yield _reason(found.code, found.at, expression.text, found.facts)


def _reason(code: str, at: int, text: str, facts: Mapping[str, Any]) -> Mapping[str, Any]:
    row, column = place(text, at)
    return {"reason": code, "reason_facts": facts, "row": row, "column": column}


def without_sign(text: str) -> str:
    """Return the text without the `=` that marks FEEL where other text may stand too."""
    return text.strip().removeprefix("=").strip()
