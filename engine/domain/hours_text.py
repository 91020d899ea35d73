"""Hours of a day as people write them: `07.30-12.00, 13.00-16.00`; nothing is a closed day."""

import re
from datetime import time

from engine.domain.office_hours import Spans

_CLOCK = r"([0-9]{1,2})(?:[.:]([0-9]{2}))?"
_SPAN = re.compile(rf"{_CLOCK} ?(?:[-\N{{EN DASH}}]|s/d|s\.d\.|sampai) ?{_CLOCK}")
_BETWEEN = re.compile(r" ?[,;] ?| dan ")


def read_spans(text: str) -> Spans:
    """Return the spans in order of their beginning. Raises ValueError for what is none."""
    words = " ".join(text.casefold().split())
    return tuple(sorted(map(_span, _BETWEEN.split(words)))) if words else ()


def write_spans(spans: Spans) -> str:
    return ", ".join(f"{opens:%H.%M}\N{EN DASH}{closes:%H.%M}" for opens, closes in spans)


def _span(text: str) -> tuple[time, time]:
    found = _SPAN.fullmatch(text)
    if found is None:
        raise ValueError(f"no hours: {text!r}")
    hour, minute, last_hour, last_minute = map(int, found.groups(default=0))
    return time(hour, minute), time(last_hour, last_minute)
