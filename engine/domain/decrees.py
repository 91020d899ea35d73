"""The joint decree that sets each year's holidays comes in autumn, and somebody must enter it."""

from datetime import date

from engine.domain.working_days import WorkingDays

REMINDED_FROM = 10  # October: the decree of the next year is out by then


def missing_decree(calendar: WorkingDays, *, today: date) -> int | None:
    """Return the year whose national holidays should have been entered by `today` and were not.

    None when nothing is missing; of two years the earlier one is returned.
    """
    years = (today.year, today.year + 1) if today.month >= REMINDED_FROM else (today.year,)
    return next((it for it in years if not calendar.knows_holidays_of(it)), None)
