"""What one demonstration office consists of."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from engine.domain.office import Office

ID = "019ab000-0000-7000-8000-00000000"
# The codes of the offices' old list; one that follows another list has others here.
LETTER_CODES: Mapping[str, str] = {"surat_tugas": "094", "surat_pemberitahuan": "460"}
# 1447 and 1448 H, first and last day.
RAMADANS = ((date(2026, 2, 19), date(2026, 3, 20)), (date(2027, 2, 8), date(2027, 3, 9)))


@dataclass(frozen=True, kw_only=True, slots=True)
class Person:
    """An invented account. `superior` is the login of somebody who stands before them."""

    login: str
    name: str
    position: str
    roles: tuple[str, ...]
    unit: str = ""
    superior: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class DemonstrationOffice:
    """`prefix` begins the keys of the packages that are this office's own."""

    prefix: str
    office: Office
    people: tuple[Person, ...]


def office_id(area_code: str) -> UUID:
    return UUID(f"{ID}{area_code}")
