"""Amounts of working time in words."""

from collections.abc import Mapping
from datetime import timedelta

from engine.domain.snapshot import Target

DAY, HOUR, MINUTE = timedelta(hours=7.5), timedelta(hours=1), timedelta(minutes=1)
_UNITS = ((DAY, "hari kerja"), (HOUR, "jam kerja"), (MINUTE, "menit"))

_TARGET_UNITS: Mapping[str, str] = {"hk": "hari kerja", "jam": "jam kerja", "menit": "menit"}


def target_amount(target: Target) -> str:
    """Return how long a step may take, to two decimals: `7,5 jam kerja`."""
    number = f"{round(target.amount, 2):g}".replace(".", ",")
    return f"{number} {_TARGET_UNITS.get(target.unit, target.unit)}"


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
