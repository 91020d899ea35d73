from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from flask import g

from tests.functional.office import START, Served, office_of
from webapp import formats


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (True, "Ya"),
        (False, "Tidak"),
        (7, "7"),
        (2026, "2026"),
        (1_500_000, "1.500.000"),
        (2.5, "2,5"),
        ("Aribaya", "Aribaya"),
        ("2026-11-21", "21 Nov 2026"),
        ("2026-11-21T09:05:00", "21 Nov 2026 09.05"),
        ("2026-99-99", "2026-99-99"),
        (["a", True], "a, Ya"),
        ({"Lantai": "tanah", "Luas": 12000, "Air": None}, "Lantai: tanah; Luas: 12.000"),
        (None, "None"),
    ],
)
def test_answers_read_as_people_write(value: Any, words: str) -> None:
    assert formats.answer(value) == words


@pytest.mark.parametrize(
    ("count", "words"),
    [(12, "12 bita"), (2048, "2 kB"), (1_572_864, "1,5 MB")],
)
def test_sizes_read_in_the_nearest_unit(count: int, words: str) -> None:
    assert formats.size(count) == words


@pytest.mark.parametrize(
    ("gap", "words"),
    [
        (timedelta(days=3), "3 hari lagi"),
        (timedelta(hours=-5), "5 jam lalu"),
        (timedelta(minutes=20), "20 menit lagi"),
        (timedelta(seconds=9), "kurang dari semenit lagi"),
    ],
)
def test_moments_read_by_their_distance(office: Served, gap: timedelta, words: str) -> None:
    with office.app.app_context():
        assert formats.distance(START + gap) == words


def test_moments_read_in_the_offices_own_zone(office: Served) -> None:
    with office.app.app_context():
        g.office = office_of(office, "Banjarnegara")

        late = datetime(2026, 11, 21, 18, 5, tzinfo=UTC)

        assert formats.moment_with_zone(late) == "22 Nov 2026 01.05 WIB"


def test_an_answered_moment_reads_in_the_offices_own_zone(office: Served) -> None:
    with office.app.app_context():
        g.office = office_of(office, "Banjarnegara")

        assert formats.answer("2026-11-21T18:05+00:00") == "22 Nov 2026 01.05"


def test_an_unknown_role_reads_like_its_key() -> None:
    assert formats.role_name("staf_arsip") == "Staf arsip"
