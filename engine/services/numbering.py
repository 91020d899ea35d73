"""Case numbers."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

from engine.domain.business_key import LONGEST_CODE, business_key
from engine.persistence.unit_of_work import UnitOfWork
from engine.services.case import Case


def give_number(work: UnitOfWork, found: Case, *, at: datetime) -> None:
    """Number the case when its first task is handed in; a draft has no number yet."""
    if found.instance.business_key is not None:
        return
    office = work.office()
    code = _code(found)
    year_month = at.astimezone(ZoneInfo(office.zone)).strftime("%y%m")
    found.instance.business_key = business_key(
        area=office.area_code,
        code=code,
        year_month=year_month,
        sequence=work.numbers.take(f"kasus:{code}", year_month),
    )


def _code(found: Case) -> str:
    """Return the letters by which the number names the service.

    Services whose codes differ in other characters only share a register, and so no number.
    """
    standard = found.deployed.standard
    return _letters(standard.code if standard else "") or _letters(found.deployed.bundle.key)


def _letters(text: str) -> str:
    return re.sub(r"[^A-Z]", "", text.upper())[:LONGEST_CODE]
