"""Case numbers."""

from datetime import datetime
from zoneinfo import ZoneInfo

from engine.domain.business_key import business_key
from engine.persistence.unit_of_work import UnitOfWork
from engine.services.case import Case


def give_number(work: UnitOfWork, found: Case, *, at: datetime) -> None:
    """Number the case when its first task is handed in; a draft has no number yet."""
    if found.instance.business_key is not None:
        return
    office = work.office()
    standard = found.deployed.standard
    code = standard.code if standard else found.deployed.bundle.key.upper()[:8]
    year_month = at.astimezone(ZoneInfo(office.zone)).strftime("%y%m")
    found.instance.business_key = business_key(
        area=office.area_code,
        code=code,
        year_month=year_month,
        sequence=work.numbers.take(f"kasus:{code}", year_month),
    )
