"""Functions on contexts (DMN 1.5, table 80)."""

from collections.abc import Mapping
from typing import Any

from engine.feel.builtin import Topic
from engine.feel.limits import WORK_PER_STEP, Run
from engine.feel.values import CONTEXT, STRING, kind

TOPIC = Topic()

_Context = Mapping[str, Any]


@TOPIC.plain("get value", "m: context", "key: string")
@TOPIC.plain("get value", "m: context", "keys: string|list")
def get_value(context: _Context, keys: str | list[Any]) -> Any:
    """The value of that name, or that the names lead to, one inside the other."""
    found: Any = context
    for key in _path(keys):
        if kind(found) != CONTEXT:
            return None
        found = found.get(key)
    return found


@TOPIC.plain("get entries", "m: context")
def get_entries(context: _Context) -> list[dict[str, Any]]:
    """One context with `key` and `value` for each entry."""
    return [{"key": key, "value": value} for key, value in context.items()]


@TOPIC.plain("context", "entries: list")
def context_of(entries: list[Any]) -> dict[str, Any]:
    """The opposite of `get entries`; every key stands once."""
    if not all(kind(entry) == CONTEXT and entry.keys() >= {"key", "value"} for entry in entries):
        raise ValueError
    keys = [entry["key"] for entry in entries]
    if not all(isinstance(key, str) for key in keys) or len({*keys}) < len(keys):
        raise ValueError
    return {entry["key"]: entry["value"] for entry in entries}


@TOPIC.running("context put", "context: context", "key: string", "value: any")
@TOPIC.running("context put", "context: context", "keys: string|list", "value: any")
def context_put(run: Run, context: _Context, keys: str | list[Any], value: Any) -> dict[str, Any]:
    """The context with one more entry, or with one in a context inside it."""
    first, *rest = _path(keys)
    run.spend(1 + len(context) // WORK_PER_STEP)
    if not rest:
        return {**context, first: value}
    inner: Any = context.get(first)
    if kind(inner) != CONTEXT:
        raise ValueError
    return {**context, first: context_put(run, inner, rest, value)}


@TOPIC.running("context merge", "contexts: list")
def context_merge(run: Run, contexts: list[Any]) -> dict[str, Any]:
    """The entries of all contexts; of those with one name, the last."""
    if not all(kind(context) == CONTEXT for context in contexts):
        raise ValueError
    run.spend(sum(map(len, contexts)) // WORK_PER_STEP)
    return {key: value for context in contexts for key, value in context.items()}


def _path(keys: str | list[Any]) -> list[str]:
    path = [keys] if isinstance(keys, str) else keys
    if not path or not all(kind(key) == STRING for key in path):
        raise ValueError
    return path
