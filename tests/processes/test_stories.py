"""Every story plays to its stated end, and together they walk every branch."""

from functools import cache

import pytest

from engine.bpmn import xml
from engine.domain.bundle import process_id_of
from engine.library import Library
from tests.processes.case import NOW, ROOT, Case
from tests.processes.stories import COMPLETION, JPST, LETTER, MISSING, STORIES, Story

ENDINGS = {"boundaryEvent", "endEvent"}


@cache
def played(name: str) -> Case:
    story = STORIES[name]
    case = Case(story.key, **story.variables)
    case.play(story.choices)
    return case


def branches(story: Story) -> list[str]:
    return [choice for choice in story.choices if choice[0] not in "!~"]


@pytest.mark.parametrize("name", STORIES)
def test_a_story_takes_its_branches_to_its_end(name: str) -> None:
    story = STORIES[name]

    case = played(name)

    assert case.route(process_id_of(story.key)) == branches(story)
    assert case.end_id == story.ends_at


@pytest.mark.parametrize("key", [JPST, COMPLETION, LETTER])
def test_the_stories_walk_every_flow_event_and_end(key: str) -> None:
    process_id = process_id_of(key)

    walked = {
        element
        for name in STORIES
        for process, element in [*played(name).flows, *played(name).passed]
        if process == process_id
    }

    assert flows_and_events(key) - walked == set()


def flows_and_events(key: str) -> set[str]:
    """Read what must be walked from the diagram itself, so that a new branch is missed at once."""
    (text,) = (it for path, it in Library(ROOT).files(key).items() if path.endswith(".bpmn"))
    elements = xml.read_xml(text).iter(*(xml.bpmn(it) for it in ("sequenceFlow", *ENDINGS)))
    return {element.get("id", "") for element in elements}


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

    days = {name: (timer.due_at - NOW).days for name, timer in case.timers.items()}

    assert days == {"t_ingat": 7, "t_batas": 14}


def test_waiting_for_money_ends_with_the_year() -> None:
    case = Case(JPST)
    case.play_until("tunggu_anggaran", "g_anggaran__tidak", "g_putus_anggaran__tunggu")

    assert case.timers["t_tahun"].due_at.isoformat() == "2026-12-31T16:59:59+00:00"


def test_letters_go_to_the_roles_that_the_caller_names() -> None:
    case = Case(JPST)

    case.play_until("susun_konsep")

    assert case.tasks["susun_konsep"].role == "bidang_sosial"


def test_everybody_on_the_list_initials_in_turn() -> None:
    story = STORIES["V16 surat tanpa paraf"]
    case = Case(LETTER, **{**story.variables, "peran_pemaraf": ["manager_slrt", "bidang_sosial"]})

    case.complete("susun_konsep")
    first = case.tasks["paraf"].role
    case.complete("paraf")
    second = case.tasks["paraf"].role
    case.complete("paraf")

    assert (first, second) == ("manager_slrt", "bidang_sosial")
    assert case.waits_for == {"tanda_tangan"}
