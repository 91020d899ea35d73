"""Operation `nomor-surat`: the next number of the office's register for a kind of letter."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from engine.domain.snapshot import Variables
from engine.persistence.unit_of_work import UnitOfWork
from engine.services.case import Case

TOPIC = "nomor-surat"
NEEDED = ("jenis_naskah",)
GENERAL_CODE = "460"


def run(
    work: UnitOfWork, case: Case, inputs: Variables, known: Variables, at: datetime
) -> Mapping[str, Any]:
    """Take `{code}/{sequence}/{unit}/{year}`, never given twice. Input: `jenis_naskah`."""
    del case, known
    office = work.office()
    kind = str(inputs["jenis_naskah"])
    year = str(at.astimezone(ZoneInfo(office.zone)).year)
    sequence = work.numbers.take(f"naskah:{kind}", year)
    code = office.letter_codes.get(kind, GENERAL_CODE)
    return {"nomor": f"{code}/{sequence}/{office.unit}/{year}"}
