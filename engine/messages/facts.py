"""Facts of a notice in words."""

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from engine.messages.amounts import working_amount
from engine.messages.dates import write_day

ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d")
ISO_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?[+-]\d\d:\d\d")
# A number of working minutes, which is told as an amount.
AMOUNTS = frozenset({"sisa"})


def words(facts: Mapping[str, Any]) -> dict[str, str]:
    """Return each fact as a sentence takes it.

    Lists stand in a row, dates read `5 Des 2026`, local times `5 Des 2026 16.00`.
    """
    return {name: _amount(it) if name in AMOUNTS else _word(it) for name, it in facts.items()}


def _amount(value: Any) -> str:
    return working_amount(timedelta(minutes=value)) if isinstance(value, int) else _word(value)


def _word(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(map(_word, value))
    text = "" if value is None else " ".join(str(value).split())
    if ISO_DATE.fullmatch(text) or ISO_TIME.fullmatch(text):
        return _date(text)
    return text


def _date(text: str) -> str:
    try:
        if ISO_DATE.fullmatch(text):
            return write_day(date.fromisoformat(text))
        local = datetime.fromisoformat(text)
        return f"{write_day(local.date())} {local:%H.%M}"
    except ValueError:
        return text
