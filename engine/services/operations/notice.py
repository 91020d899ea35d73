"""Operation `pemberitahuan`: a line in the inbox of everybody who acts for a role.

Citizens are told by the gateway, besides, if they agreed to it.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any, TypedDict
from uuid import UUID

from uuid_utils.compat import uuid7

from engine.domain.permissions import CITIZENS, acting_roles
from engine.domain.snapshot import Variables
from engine.persistence.unit_of_work import UnitOfWork
from engine.services import citizens, notices
from engine.services.case import Case

TOPIC = "pemberitahuan"
NEEDED = ("kode", "untuk")
DELAY = "tunda_hari"
LONGEST_DELAY = 366


class Told(TypedDict):
    """What people of the office and citizens are told alike."""

    code: str
    fact: str
    at: datetime
    facts: dict[str, Any]


def unusable(inputs: Variables) -> str | None:
    """Return the name of an input that makes no sense."""
    days = inputs.get(DELAY, 0)
    is_number = isinstance(days, int | float) and not isinstance(days, bool)
    return None if is_number and 0 <= days <= LONGEST_DELAY else DELAY


def run(
    work: UnitOfWork, case: Case, inputs: Variables, known: Variables, at: datetime
) -> Mapping[str, Any]:
    """Write one notice a person.

    Inputs: `kode`, `untuk` (a role, or a list of them), `tunda_hari` (calendar days until anybody
    sees the notice; at once without it), and the facts of the text.
    """
    named = inputs["untuk"]
    roles = {str(it) for it in (named if isinstance(named, list) else [named])}
    people = _people(work, roles)
    facts = {key: value for key, value in inputs.items() if key not in (*NEEDED, DELAY)}
    told: Told = {
        "code": str(inputs["kode"]),
        "fact": str(uuid7()),  # the step's transaction does it once
        "at": at + timedelta(days=inputs.get(DELAY, 0)),
        "facts": {**facts, "nomor": case.instance.business_key},
    }
    notices.tell(work, to=people, instance_id=case.instance.id, **told)
    if not CITIZENS.isdisjoint(roles):
        citizens.tell(work, instance=case.instance, known=known, **told)
    return {"jumlah": len(people)}


def _people(work: UnitOfWork, roles: Iterable[str]) -> set[UUID]:
    acting = {it for role in roles for it in acting_roles(role)}
    return {user.id for role in acting for user in work.users.with_role(role)}
