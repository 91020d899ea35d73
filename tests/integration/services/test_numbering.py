"""Case numbers: each office's own area, month and register."""

from datetime import UTC, datetime

import pytest

from engine.demonstration import OFFICES
from engine.domain.bundle import Bundle
from engine.persistence.database import Database
from engine.persistence.unit_of_work import UnitOfWork
from engine.services.case import Case
from engine.services.deployed import Deployed
from engine.services.numbering import give_number
from tests.integration.records import a_case, a_definition

NOON = datetime(2026, 11, 21, 5, tzinfo=UTC)
BY_AREA = {it.office.area_code: it.office for it in OFFICES}


@pytest.fixture(autouse=True)
def offices(database: Database) -> None:
    with database.directory() as directory:
        for office in BY_AREA.values():
            directory.add_office(office)


def numbered(work: UnitOfWork, code: str, at: datetime = NOON) -> str | None:
    """Return the number that the next case of a service gets."""
    standard = {"processes/uji/standar.yaml": f"kode: {code}"}
    definition = a_definition(bundle=Bundle("uji", standard))
    case = Case(a_case(definition), Deployed(definition))
    give_number(work, case, at=at)
    return case.instance.business_key


@pytest.mark.parametrize(
    ("area", "code", "before", "number"),
    [
        ("3371", "BPNT", 41, "3371-BPNT-2611-00042-4"),
        ("3205", "PANGAN", 6, "3205-PANGAN-2611-00007-9"),
        ("5319", "PKH", 2, "5319-PKH-2611-00003-6"),
        ("3304", "JPST", 41, "3304-JPST-2611-00042-6"),
        ("5271", "SEMBAKO", 117, "5271-SEMBAKO-2611-00118-8"),
    ],
)
def test_each_office_numbers_its_own_cases(
    database: Database, area: str, code: str, before: int, number: str
) -> None:
    with database.work(BY_AREA[area].id) as work:
        for _ in range(before):
            numbered(work, code)

        assert numbered(work, code) == number


def test_offices_share_no_register(database: Database) -> None:
    for area, office in BY_AREA.items():
        with database.work(office.id) as work:
            assert str(numbered(work, "ADU")).startswith(f"{area}-ADU-2611-00001-")


@pytest.mark.parametrize(
    ("at", "months"),
    [
        (datetime(2026, 10, 31, 15, 59, 59, tzinfo=UTC), {"WIB": "2610", "WITA": "2610"}),
        (datetime(2026, 10, 31, 16, 0, tzinfo=UTC), {"WIB": "2610", "WITA": "2611"}),
        (datetime(2026, 10, 31, 17, 0, tzinfo=UTC), {"WIB": "2611", "WITA": "2611"}),
    ],
)
def test_a_month_begins_at_the_offices_own_midnight(
    database: Database, at: datetime, months: dict[str, str]
) -> None:
    found = {}
    for zone, area in (("WIB", "3304"), ("WITA", "5271")):
        with database.work(BY_AREA[area].id) as work:
            found[zone] = str(numbered(work, "ADU", at)).split("-")[2]

    assert found == months
