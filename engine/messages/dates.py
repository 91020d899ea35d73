"""How a day reads."""

from datetime import date

MONTHS = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")


def describe_day(day: date) -> str:
    """Return `21 Nov 2026`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
