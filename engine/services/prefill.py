"""What a form opens with: proposals (`alur:prefill`), and questions asked anew (`alur:fresh`)."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from engine.domain.form import Evaluate

PROPERTY, FRESH = "alur:prefill", "alur:fresh"


def proposals(schema: str, *, known: Mapping[str, Any], evaluate: Evaluate) -> dict[str, Any]:
    """Return proposals by key, for the fields that the case has no value for yet.

    A text that cannot be evaluated proposes nothing: the person types it.
    """
    found: dict[str, Any] = {}
    for key, text in _marked(json.loads(schema), PROPERTY):
        if known.get(key) is None:
            value = _value(text, known, evaluate)
            if value is not None:
                found[key] = value
    return found


def fresh(schema: str) -> frozenset[str]:
    """Return the keys that open empty although the case has a value for them.

    They are decisions: what another person decided before must not look like one's own choice.
    """
    return frozenset(key for key, _ in _marked(json.loads(schema), FRESH))


def _marked(component: Mapping[str, Any], name: str) -> Iterator[tuple[str, str]]:
    """Yield key and value of the fields that have the property."""
    text = component.get("properties", {}).get(name)
    key = component.get("key") or component.get("path")
    if text and key:
        yield key, text.removeprefix("=")
    if component.get("type") != "dynamiclist":
        for inner in component.get("components", ()):
            yield from _marked(inner, name)


def _value(text: str, known: Mapping[str, Any], evaluate: Evaluate) -> Any:
    try:
        return evaluate(text, known)
    except ValueError:
        return None
