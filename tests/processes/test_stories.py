"""Every story plays to its stated end, and together they walk every branch."""

from functools import cache
from typing import Any

import pytest

from engine.bpmn import xml
from engine.domain.bundle import process_id_of
from engine.library import Library
from tests.processes.book import Story
from tests.processes.books import BOOKS
from tests.processes.books.com_lengkapi_berkas import MISSING
from tests.processes.case import EVENTS, NOW, ROOT, Case

ENDINGS = {"boundaryEvent", "endEvent"}
JPST, COMPLETION, LETTER = "bna-santunan-jpst", "com-lengkapi-berkas", "com-terbit-surat"
TOLD = [(key, name) for key, book in BOOKS.items() for name in book.stories]


@cache
def played(key: str, name: str) -> Case:
    story = BOOKS[key].stories[name]
    case = Case(key, start_id=story.start_id, **story.variables)
    case.play(story.choices)
    return case


def branches(key: str, story: Story) -> list[str]:
    """Return the branches of the story at the package's own gateways."""
    own = flows_and_events(key)
    return [choice for choice in story.choices if choice[0] not in EVENTS and choice in own]


@pytest.mark.parametrize(("key", "name"), TOLD)
def test_a_story_takes_its_branches_to_its_end(key: str, name: str) -> None:
    story = BOOKS[key].stories[name]

    case = played(key, name)

    assert case.route(process_id_of(key)) == branches(key, story)
    assert case.end_id == story.ends_at


def test_every_package_tells_its_stories() -> None:
    assert set(BOOKS) == set(Library(ROOT).packages())


@pytest.mark.parametrize("key", BOOKS)
def test_the_stories_walk_every_flow_event_and_end(key: str) -> None:
    process_id = process_id_of(key)

    walked = {
        element
        for told, name in TOLD
        for process, element in [*played(told, name).flows, *played(told, name).passed]
        if process == process_id
    }

    assert flows_and_events(key) - walked == set()


@cache
def flows_and_events(key: str) -> frozenset[str]:
    """Read what must be walked from the diagram itself, so that a new branch is missed at once."""
    (text,) = (it for path, it in Library(ROOT).files(key).items() if path.endswith(".bpmn"))
    elements = xml.read_xml(text).iter(*(xml.bpmn(it) for it in ("sequenceFlow", *ENDINGS)))
    return frozenset(element.get("id", "") for element in elements)


def test_a_visit_that_fails_is_counted() -> None:
    case = Case(JPST)
    case.play_until("verifikasi_lapangan")

    case.complete("verifikasi_lapangan", ditemui=False, meninggal=False)
    case.complete("verifikasi_lapangan", ditemui=False, meninggal=False)

    assert case.waits_for == {"verifikasi_lapangan"}
    assert case.sees("verifikasi_lapangan")["percobaan"] == 3


def test_the_third_failed_visit_closes_the_case() -> None:
    case = Case(JPST)
    case.play_until("verifikasi_lapangan")

    for _ in range(3):
        case.complete("verifikasi_lapangan", ditemui=False, meninggal=False)

    assert case.end_id == "e_tidak_ditemui"


def test_applicants_are_told_what_is_missing() -> None:
    case = Case(JPST)

    case.complete("terima_surat", diketahui_camat=False, ada_kk=False)

    ((topic, inputs),) = case.operations
    assert (topic, inputs["kode"], inputs["untuk"]) == ("pemberitahuan", "N-03", "pemohon")
    assert inputs["daftar"] == [
        "Tanda tangan Camat (mengetahui) pada surat permohonan",
        "Fotokopi Kartu Keluarga (KK)",
    ]


def test_nothing_but_the_declared_result_leaks_out_of_a_called_procedure() -> None:
    case = Case(JPST)
    case.complete("terima_surat", diketahui_camat=False)

    case.complete("lengkapi_berkas")

    assert case.variables["status_lengkapi"] == "dilengkapi"
    assert "tindakan_pemohon" not in case.variables


def test_the_deadline_is_counted_from_the_moment_of_asking() -> None:
    case = Case(COMPLETION, **MISSING)

    days = {timer.element_id: (timer.due_at - NOW).days for timer in case.timers}

    assert days == {"t_ingat": 7, "t_batas": 14}


def test_waiting_for_money_ends_with_the_year() -> None:
    case = Case(JPST)
    case.play_until("tunggu_anggaran", "g_anggaran__tidak", "g_putus_anggaran__tunggu")

    assert case.timer("t_tahun").due_at.isoformat() == "2026-12-31T16:59:59+00:00"


def test_letters_go_to_the_roles_that_the_caller_names() -> None:
    case = Case(JPST)

    case.play_until("susun_konsep")

    assert case.task("susun_konsep").role == "bidang_sosial"


def test_everybody_on_the_list_initials_in_turn() -> None:
    story = BOOKS[LETTER].stories["V16 surat tanpa paraf"]
    variables: dict[str, Any] = {
        **story.variables,
        "peran_pemaraf": ["manager_slrt", "bidang_sosial"],
    }
    case = Case(LETTER, **variables)

    case.complete("susun_konsep")
    first = case.task("paraf").role
    case.complete("paraf")
    second = case.task("paraf").role
    case.complete("paraf")

    assert (first, second) == ("manager_slrt", "bidang_sosial")
    assert case.waits_for == {"tanda_tangan"}
