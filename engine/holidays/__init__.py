"""Reads the national holidays and collective leave that come with Alur."""

import csv
from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib.resources import files

from engine.domain.office_hours import DayKind, SpecialDay

DECREED = "decreed.csv"


@cache
def decreed_days() -> tuple[SpecialDay, ...]:
    """Return the days of the joint decrees of three ministers, by year and date.

    `name` and `source` are Indonesian, as the decrees have them.
    """
    text = files(__package__).joinpath(DECREED).read_text(encoding="utf-8")
    return tuple(_days(text))


def _days(text: str) -> Iterator[SpecialDay]:
    for row in csv.DictReader(text.splitlines()):
        yield SpecialDay(
            day=date.fromisoformat(row["tanggal"]),
            kind=DayKind(row["jenis"]),
            name=row["nama"],
            source=row["dasar"],
        )
