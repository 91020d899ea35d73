"""Operation `pemberitahuan`: a line in the inbox of everybody who acts for a role."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from uuid_utils.compat import uuid7

from engine.domain.notice import Notice
from engine.domain.permissions import acting_roles
from engine.domain.snapshot import Variables
from engine.persistence.unit_of_work import UnitOfWork
from engine.services.case import Case

TOPIC = "pemberitahuan"
NEEDED = ("kode", "untuk")


def run(work: UnitOfWork, case: Case, inputs: Variables, at: datetime) -> Mapping[str, Any]:
    """Write one notice a person. Inputs: `kode`, `untuk` (a role), and the facts of the text."""
    facts = {key: value for key, value in inputs.items() if key not in NEEDED}
    people = {
        user.id
        for role in acting_roles(str(inputs["untuk"]))
        for user in work.users.with_role(role)
    }
    work.notices.add(
        [
            Notice(
                id=uuid7(),
                user_id=user_id,
                instance_id=case.instance.id,
                code=str(inputs["kode"]),
                at=at,
                facts={**facts, "nomor": case.instance.business_key},
            )
            for user_id in sorted(people)
        ]
    )
    return {"jumlah": len(people)}
