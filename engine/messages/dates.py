"""How dates and hours read in Indonesian."""

from collections.abc import Sequence
from datetime import date

MONTHS = ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"]
# From Monday.
WEEKDAYS = ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"]


def write_day(day: date) -> str:
    """Return `21 Nov 2026`, by the day's own date."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def write_weekday(day: date) -> str:
    """Return `Sabtu, 21 Nov 2026`."""
    return f"{WEEKDAYS[day.weekday()]}, {write_day(day)}"


def listed(words: Sequence[str]) -> str:
    """Return `satu, dua dan tiga`."""
    *first, last = words
    return f"{', '.join(first)} dan {last}" if first else last
