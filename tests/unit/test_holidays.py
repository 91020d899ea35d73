"""The decreed days that come with Alur, beside those of an independent list."""

from datetime import date

import holidays
import pytest

from engine.domain.office_hours import DayKind
from engine.holidays import decreed_days

YEARS = (2026, 2027)
CATEGORIES = {DayKind.NATIONAL_HOLIDAY: "public", DayKind.COLLECTIVE_LEAVE: "government"}


def ours(kind: DayKind) -> set[date]:
    return {it.day for it in decreed_days() if it.kind is kind}


@pytest.mark.parametrize("kind", CATEGORIES)
def test_an_independent_list_has_the_same_days(kind: DayKind) -> None:
    theirs = holidays.country_holidays("ID", years=YEARS, categories=CATEGORIES[kind])

    assert ours(kind) == set(theirs)


@pytest.mark.parametrize(("year", "free", "leave"), [(2026, 17, 8), (2027, 18, 8)])
def test_each_decree_has_its_number_of_days(year: int, free: int, leave: int) -> None:
    kinds = [it.kind for it in decreed_days() if it.day.year == year]

    assert kinds.count(DayKind.NATIONAL_HOLIDAY) == free
    assert kinds.count(DayKind.COLLECTIVE_LEAVE) == leave


def test_the_days_are_in_order_with_names_and_decrees() -> None:
    days = decreed_days()

    assert [it.day for it in days] == sorted({it.day for it in days})
    assert all(it.name and it.source.startswith("SKB ") and not it.hours for it in days)
