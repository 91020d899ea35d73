"""Answers that a form proposes from the case: `alur:prefill`, a FEEL text on a component."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from engine.domain.form import Evaluate

PROPERTY = "alur:prefill"


def proposals(schema: str, *, known: Mapping[str, Any], evaluate: Evaluate) -> dict[str, Any]:
    """Return proposals by key, for the fields that the case has no value for yet.

    A text that cannot be evaluated proposes nothing: the person types it.
    """
    found: dict[str, Any] = {}
    for key, text in _texts(json.loads(schema)):
        if known.get(key) is None:
            value = _value(text, known, evaluate)
            if value is not None:
                found[key] = value
    return found


def _texts(component: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    text = component.get("properties", {}).get(PROPERTY)
    key = component.get("key") or component.get("path")
    if text and key:
        yield key, text.removeprefix("=")
    if component.get("type") != "dynamiclist":
        for inner in component.get("components", ()):
            yield from _texts(inner)


def _value(text: str, known: Mapping[str, Any], evaluate: Evaluate) -> Any:
    try:
        return evaluate(text, known)
    except ValueError:
        return None
