"""Tell the citizen whose case it is, through the gateway, if they agreed to be told so."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any
from uuid import uuid5

from engine.domain.delivery import TOLD_TO_CITIZENS, ChannelKind, Delivery, delivery_id
from engine.domain.identity_numbers import holds_identity_number, normalise_phone
from engine.domain.instance import ProcessInstance
from engine.domain.snapshot import Variables
from engine.persistence.unit_of_work import UnitOfWork
from engine.services import calendars, deliveries

NUMBER, AGREES, OWNER = "hp", "setuju_notif", "hp_milik"
NO_PHONE = "tidak_ada"
# All that may stand on a telephone which others look at, too.
TOLD = ("tgl", "alasan", "tempat", "produk", "telp")
# Of what is missing, only how much: the names of papers may tell that somebody is poor or ill.
MISSING, HOW_MANY = "daftar", "kurang"


def tell(
    work: UnitOfWork,
    *,
    instance: ProcessInstance,
    code: str,
    fact: str,
    at: datetime,
    facts: Mapping[str, Any],
    known: Variables,
) -> None:
    """Write a delivery of `code` to the citizen; `known` are the case's variables.

    Nothing is written without their number and consent, without words for citizens, and where
    the office has no gateway. `fact` and `at` are as in `notices.tell`.
    """
    number = _number(known)
    is_open = ChannelKind.GATEWAY in deliveries.open_channels(work)
    if number is None or code not in TOLD_TO_CITIZENS or not is_open:
        return
    work.deliveries.add(
        [
            Delivery(
                id=delivery_id(uuid5(instance.id, fact), ChannelKind.GATEWAY),
                channel=ChannelKind.GATEWAY,
                code=code,
                due_at=calendars.of_office(work).next_opening(at),
                instance_id=instance.id,
                facts={**dict(_harmless(facts)), "nomor": instance.business_key},
                address=number,
            )
        ]
    )


def _number(known: Variables) -> str | None:
    """Return the number at which the citizen agreed to be told, None without one."""
    agreed = known.get(AGREES) is True and known.get(OWNER) != NO_PHONE
    return normalise_phone(str(known.get(NUMBER) or "")) if agreed else None


def _harmless(facts: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for name in TOLD:
        text = str(facts.get(name) or "")
        if text and not holds_identity_number(text):
            yield name, text
    if isinstance(facts.get(MISSING), list):
        yield HOW_MANY, len(facts[MISSING])
