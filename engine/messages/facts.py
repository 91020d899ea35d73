"""Facts of a notice in words."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d")


def words(facts: Mapping[str, Any]) -> dict[str, str]:
    """Return each fact as a sentence takes it; lists in a row, dates as `05-12-2026`."""
    return {name: _word(value) for name, value in facts.items()}


def _word(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(map(_word, value))
    text = "" if value is None else " ".join(str(value).split())
    return _day(text) if ISO_DATE.fullmatch(text) else text


def _day(text: str) -> str:
    try:
        return f"{date.fromisoformat(text):%d-%m-%Y}"
    except ValueError:
        return text
