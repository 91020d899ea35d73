"""Puts facts into sentences, whatever the facts are."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from engine.messages.dates import write_day

MAX_FACT = 160
_ELLIPSIS = "…"


class _Facts(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return _ELLIPSIS


def sentence(template: str, facts: Mapping[str, Any]) -> str:
    """Return the template with its places filled; facts that are missing leave a gap."""
    words = _Facts({name: short(value) for name, value in facts.items()})
    return " ".join(template.format_map(words).split())


def short(value: Any) -> str:
    """Return a fact as text of one line that is not too long."""
    if isinstance(value, date):
        return write_day(value)
    words = " atau ".join(map(str, value)) if isinstance(value, list) else value
    text = "" if words is None else " ".join(str(words).split())
    return text if len(text) <= MAX_FACT else text[:MAX_FACT] + _ELLIPSIS
