"""What citizens are told by the gateway: if they agreed, and nothing that others may not read."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from engine.channels.gateway import Gateway, GatewayAddress
from engine.dispatch import Dispatch
from engine.domain.delivery import TOLD_TO_CITIZENS, ChannelKind, Delivery, DeliveryStatus
from engine.domain.permissions import ACTS_FOR, CITIZENS
from engine.messages.citizens import CITIZEN_NOTICES
from engine.persistence.database import connect
from engine.scheduler import Scheduler
from tests.integration.outside import SECRET, GatewayDesk, gateway_server
from tests.integration.services.desk import OFFICE, Desk
from tests.integration.services.packages import operation, then

MONDAY = datetime(2026, 11, 23, 3, tzinfo=UTC)
DAY = timedelta(days=1)
HP = "+6281234567890"
AGREED = {"hp": "081234567890", "hp_milik": "sendiri", "setuju_notif": True}
PAGES = "https://alur.contoh.go.id"


@pytest.fixture
def office(staffed_url: str) -> Iterator[Desk]:
    """The office at work on a Monday, with its gateway."""
    database = connect(staffed_url, channels=frozenset({ChannelKind.GATEWAY}))
    yield Desk(database, at=MONDAY)
    database.close()


def waiting(desk: Desk) -> list[Delivery]:
    with desk.database.reading(OFFICE.id) as work:
        return work.deliveries.waiting()


def incomplete(desk: Desk, **answers: Any) -> UUID:
    """An application without a family card, for which the applicant is told what is missing."""
    case_id = desk.start()
    desk.hand_in(case_id, "terima_surat", **{"ada_kk": False, **AGREED, **answers})
    return case_id


def send(desk: Desk, gateway: GatewayDesk) -> int:
    channel = Gateway(GatewayAddress(url=gateway.url, secret=SECRET))
    dispatch = Dispatch(desk.database, channels={ChannelKind.GATEWAY: channel}, public_url=PAGES)
    return Scheduler(desk.database, clock=lambda: desk.at, dispatch=dispatch).sweep()


def test_the_applicant_is_told_by_telephone_what_to_do(office: Desk) -> None:
    case_id = incomplete(office)

    with gateway_server(GatewayDesk()) as gateway:
        send(office, gateway)

    [told] = gateway.taken.values()
    number = office.instance(case_id).business_key
    assert told == {
        "id": told["id"],
        "to": HP,
        "text": (
            f"Dinsos Lumajang: berkas {number} kurang 1 dokumen. Lengkapi sampai 7 Des 2026"
            f" di loket atau {PAGES}"
        ),
        "office": OFFICE.name,
    }


def test_the_number_is_kept_until_the_text_is_sent_and_no_longer(office: Desk) -> None:
    incomplete(office)
    [before] = waiting(office)

    with gateway_server(GatewayDesk()) as gateway:
        send(office, gateway)

    with office.database.reading(OFFICE.id) as work:
        after = work.deliveries.get(before.id)
    assert after is not None
    assert (before.address, before.user_id) == (HP, None)
    assert (after.status, after.address, after.facts) == (DeliveryStatus.SENT, None, {})


def test_names_and_papers_do_not_leave_the_office(office: Desk) -> None:
    incomplete(office)

    [delivery] = waiting(office)

    assert delivery.facts.keys() == {"nomor", "kurang", "tgl"}


def test_the_reminder_names_the_same_day(office: Desk) -> None:
    incomplete(office)
    [first] = waiting(office)

    office.at += 7 * DAY
    office.sweep()

    [reminder] = [it for it in waiting(office) if it.code == "N-04"]
    assert reminder.facts["tgl"] == first.facts["tgl"] == "2026-12-07"


@pytest.mark.parametrize(
    "answers",
    [
        {"setuju_notif": False},
        {"setuju_notif": None},
        {"hp": None, "hp_milik": "tidak_ada"},
        {"hp_milik": "tidak_ada"},
    ],
)
def test_nobody_is_told_who_did_not_agree_or_has_no_telephone(
    office: Desk, answers: dict[str, Any]
) -> None:
    incomplete(office, **answers)

    assert waiting(office) == []


def test_without_a_gateway_only_the_counter_is_told(desk: Desk) -> None:
    desk.at = MONDAY
    incomplete(desk)

    assert waiting(desk) == []


def finished(desk: Desk, **inputs: str) -> None:
    """A case that knows the number of somebody who agreed, gives notice and ends."""
    steps = (
        ("nomor_hp", script("nomor_hp", "hp", f'"{HP}"')),
        ("persetujuan", script("persetujuan", "setuju_notif", "true")),
        ("kerja", operation("pemberitahuan", **inputs)),
    )
    desk.deploy(then(*steps))
    case_id = desk.start("uji")
    desk.complete(desk.task(case_id, "isi").id, by="Sari", data={"nama": "Sarimin"})
    assert not desk.is_running(case_id)


def script(element_id: str, variable: str, feel: str) -> str:
    return (
        f'<bpmn:scriptTask id="{element_id}" name="Catat" scriptFormat="feel"'
        f' camunda:resultVariable="{variable}"><bpmn:script>{feel}</bpmn:script></bpmn:scriptTask>'
    )


def test_whoever_works_for_the_office_is_not_told_by_the_gateway(office: Desk) -> None:
    finished(office, kode='"N-13"', untuk='"trc"')

    assert waiting(office) == []


def test_a_code_without_words_for_citizens_stays_inside(office: Desk) -> None:
    finished(office, kode='"N-22"', untuk='"pengadu"')

    assert waiting(office) == []


def test_a_text_that_is_put_off_waits_for_the_office_to_open(office: Desk) -> None:
    finished(office, kode='"N-13"', untuk='["trc", "pengadu"]', tunda_hari="5")

    [delivery] = waiting(office)
    # Five days after Monday is a Saturday.
    assert delivery.due_at == datetime(2026, 11, 30, 0, 30, tzinfo=UTC)


def test_an_identity_number_in_a_reason_does_not_leave_the_office(office: Desk) -> None:
    finished(
        office, kode='"N-07"', untuk='"pemohon"', alasan='"NIK 3304991212800001"', tempat='"loket"'
    )

    [delivery] = waiting(office)
    assert delivery.facts.keys() == {"nomor", "tempat"}


def test_the_codes_for_citizens_are_those_that_have_words() -> None:
    assert CITIZEN_NOTICES.keys() == TOLD_TO_CITIZENS
    assert frozenset().union(*ACTS_FOR.values()) >= CITIZENS
