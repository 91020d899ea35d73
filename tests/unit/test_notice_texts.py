"""What notices say, inside the pages and outside."""

from datetime import UTC, datetime
from string import Formatter
from typing import Any

import pytest

from engine.domain.delivery import WANTED, ChannelKind, Delivery, Fault
from engine.domain.notice_text import Audience, places, text_problems
from engine.messages.citizens import CITIZEN_NOTICES, describe_to_citizen
from engine.messages.facts import words
from engine.messages.faults import FAULTS, describe_fault
from engine.messages.notice_texts import DEFAULTS, SAMPLES, allowed, default, preview
from engine.messages.notices import NOTICES, SUBJECTS, describe_notice, subject_of
from engine.messages.outgoing import message_of
from engine.services.deliveries import Addressed
from tests.integration.records import an_office, new_id

STAFF, CITIZEN = Audience.STAFF, Audience.CITIZEN
EVERY = [(audience, code) for audience in Audience for code in DEFAULTS[audience]]
PAGES = "https://alur.contoh.go.id"


@pytest.mark.parametrize("code", [f"N-{n:02}" for n in (*range(1, 14), *range(20, 26), 30)])
def test_every_notice_has_words_and_a_name(code: str) -> None:
    assert code in NOTICES.keys() | CITIZEN_NOTICES.keys()
    assert code in SUBJECTS


@pytest.mark.parametrize(("audience", "code"), EVERY)
def test_the_default_words_are_such_as_an_office_could_write(audience: Audience, code: str) -> None:
    text = DEFAULTS[audience][code]

    assert list(text_problems(text, allowed=allowed(audience, code))) == []
    assert places(text) <= SAMPLES.keys()
    assert {name for _, name, _, _ in Formatter().parse(text) if name} == places(text)


@pytest.mark.parametrize("code", CITIZEN_NOTICES)
def test_what_citizens_are_told_fits_into_one_sms_with_long_values(code: str) -> None:
    found = preview(CITIZEN_NOTICES[code])

    assert (found.is_too_long, found.limit) == (False, 160), found.longest


@pytest.mark.parametrize("code", CITIZEN_NOTICES)
def test_citizens_are_told_nothing_that_a_stranger_may_not_read(code: str) -> None:
    forbidden = {"nama", "nik", "no_kk", "layanan", "daftar", "nominal", "alamat"}

    assert allowed(CITIZEN, code).isdisjoint(forbidden)


def test_what_leaves_by_mail_has_words_for_the_people_of_the_office() -> None:
    assert WANTED[ChannelKind.MAIL] <= NOTICES.keys()


def test_an_unknown_code_is_told_in_general() -> None:
    assert describe_notice("N-99", {"nomor": "7"}) == "Ada kabar N-99 tentang kasus 7."
    assert subject_of("N-99") == "Kabar"
    assert default(STAFF, "N-99") is None


def test_missing_facts_leave_a_gap() -> None:
    assert describe_notice("N-20", {"tugas": "Periksa", "nomor": None}) == (
        "Tugas baru: Periksa (…), batas …."
    )


def test_the_offices_own_words_stand_for_ours() -> None:
    assert describe_notice("N-20", {"tugas": "Periksa"}, own="Ada {tugas}.") == "Ada Periksa."
    assert describe_to_citizen("N-04", {"nomor": 7}, own="No. {nomor}.") == "No. 7."


@pytest.mark.parametrize(
    ("value", "word"),
    [
        ("2026-12-05", "5 Des 2026"),
        ("2026-13-45", "2026-13-45"),
        (["KTP", "KK"], "KTP; KK"),
        ("  dua\nbaris ", "dua baris"),
        (0, "0"),
        (None, ""),
    ],
)
def test_facts_read_as_people_write(value: Any, word: str) -> None:
    assert words({"x": value}) == {"x": word}


def test_every_fault_is_told_in_a_sentence() -> None:
    assert {*Fault} == set(FAULTS)
    assert describe_fault("busy 450") == "Server tujuan belum mau menerima (jawaban 450)."
    assert describe_fault("timeout") == "Server tidak menjawab."
    assert describe_fault("?") == describe_fault("unexpected")


def test_a_text_to_a_citizen_names_town_and_page() -> None:
    delivery = Delivery(
        id=new_id(),
        channel=ChannelKind.GATEWAY,
        code="N-03",
        due_at=datetime(2026, 11, 23, tzinfo=UTC),
        facts={"nomor": "3304-JPST-2611-00042-6", "kurang": 2, "tgl": "2026-12-05"},
    )
    addressed = Addressed(
        delivery=delivery, to="+62811", audience=CITIZEN, office=an_office("Dinsos"), own=None
    )

    found = message_of(addressed, to="+62811", public_url=PAGES, at=delivery.due_at)

    assert found.text == (
        "Dinsos Lumajang: berkas 3304-JPST-2611-00042-6 kurang 2 dokumen. Lengkapi sampai "
        "5 Des 2026 di loket atau https://alur.contoh.go.id"
    )
    assert (found.subject, found.html) == ("", "")
