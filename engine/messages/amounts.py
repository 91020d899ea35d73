"""Amounts of working time in words."""

from datetime import timedelta

DAY, HOUR, MINUTE = timedelta(hours=7.5), timedelta(hours=1), timedelta(minutes=1)
_UNITS = ((DAY, "hari kerja"), (HOUR, "jam kerja"), (MINUTE, "menit"))


def working_amount(amount: timedelta) -> str:
    """Return whole days of 7.5 working hours, else whole hours, else minutes: `2 hari kerja`."""
    for unit, name in _UNITS:
        if amount >= unit:
            return f"{amount // unit} {name}"
    return "kurang dari semenit"


def time_left(amount: timedelta) -> str:
    """Return how much working time is left, or by how much it is late when negative."""
    if amount < timedelta():
        return f"terlambat {working_amount(-amount)}"
    return f"sisa {working_amount(amount)}"
