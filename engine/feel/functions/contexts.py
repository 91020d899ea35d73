"""Functions on contexts (DMN 1.5, table 80)."""

from collections.abc import Mapping
from typing import Any

from engine.feel.builtin import Topic

TOPIC = Topic()


@TOPIC.plain("get value", "m: context", "key: string")
def get_value(context: Mapping[str, Any], key: str) -> Any:
    return context.get(key)


@TOPIC.plain("get entries", "m: context")
def get_entries(context: Mapping[str, Any]) -> list[dict[str, Any]]:
    """One context with `key` and `value` for each entry."""
    return [{"key": key, "value": value} for key, value in context.items()]
