"""Every story plays to its stated end, and together they walk every way there is."""

import json
import os
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from typing import Any

import pytest

from engine.bpmn.ways import Ways, read_ways
from engine.cli.coverage import WALKED
from engine.domain.bundle import process_id_of
from engine.library import Library
from tests.processes.book import Story
from tests.processes.books import BOOKS
from tests.processes.books.com_lengkapi_berkas import MISSING
from tests.processes.case import EVENTS, NOW, ROOT, Case

JPST, COMPLETION, LETTER = "bna-santunan-jpst", "com-lengkapi-berkas", "com-terbit-surat"
TOLD = [(key, name) for key, book in BOOKS.items() for name in book.stories]
# Branches with events, and end states, that the procedures were designed with. Drawing them may
# have split a branch in two, but never lost one: 252 and 71 in all. Which papers are asked for with
# which kind of request is a decision table and no branch.
DESIGNED = {
    "bna-aduan": (26, 8),
    "bna-santunan-jpst": (37, 7),
    "com-lengkapi-berkas": (4, 3),
    "com-skm": (1, 2),
    "com-terbit-surat": (6, 1),
    "com-tim-pengaduan": (4, 1),
    "grt-aduan-pangan": (22, 8),
    "grt-monitoring-pangan": (27, 5),
    "mgl-aduan-berjenjang": (36, 8),
    "mgl-pantau-bpnt": (12, 3),
    "mtm-aduan": (20, 9),
    "mtm-monitoring-pkh": (22, 3),
    "mtr-aduan": (22, 9),
    "mtr-layanan-sembako": (13, 4),
}


@cache
def played(key: str, name: str) -> Case:
    story = BOOKS[key].stories[name]
    case = Case(key, start_id=story.start_id, **story.variables)
    case.play(story.choices)
    return case


def branches(key: str, story: Story) -> list[str]:
    """Return the branches of the story at the package's own gateways."""
    own = ways(key).elements
    return [choice for choice in story.choices if choice[0] not in EVENTS and choice in own]


@pytest.mark.parametrize(("key", "name"), TOLD)
def test_a_story_takes_its_branches_to_its_end(key: str, name: str) -> None:
    story = BOOKS[key].stories[name]

    case = played(key, name)

    assert case.route(process_id_of(key)) == branches(key, story)
    assert case.end_id == story.ends_at


def test_every_package_tells_its_stories() -> None:
    assert set(BOOKS) == set(Library(ROOT).packages())


@pytest.fixture(scope="session")
def walked() -> Mapping[str, set[str]]:
    """What all stories together pass, by process; `alur coverage` finds it on disk, too."""
    passed: dict[str, set[str]] = defaultdict(set)
    for key, name in TOLD:
        case = played(key, name)
        for process_id, element_id in [*case.flows, *case.passed]:
            passed[process_id].add(element_id)
    keep({process_id: sorted(elements) for process_id, elements in passed.items()})
    return passed


def keep(walked: Mapping[str, list[str]]) -> None:
    """Several test processes may write at once: each puts a whole file in the place of another."""
    record = ROOT / WALKED
    record.parent.mkdir(exist_ok=True)
    own = record.with_suffix(f".{os.getpid()}")
    own.write_text(json.dumps(walked), encoding="utf-8")
    own.replace(record)


@cache
def ways(key: str) -> Ways:
    """Read what must be walked from the diagram itself, so that a new branch is missed at once."""
    (text,) = (it for path, it in Library(ROOT).files(key).items() if path.endswith(".bpmn"))
    return read_ways(text)


@pytest.mark.parametrize("key", BOOKS)
def test_the_stories_walk_every_flow_event_and_end(
    key: str, walked: Mapping[str, set[str]]
) -> None:
    process_id = process_id_of(key)

    assert ways(key).process_id == process_id
    assert ways(key).elements - walked[process_id] == set()


@pytest.mark.parametrize("key", DESIGNED)
def test_the_diagrams_have_every_way_that_was_designed(key: str) -> None:
    branches, ends = DESIGNED[key]

    assert len(ways(key).branches) + len(ways(key).events) >= branches
    assert len(ways(key).ends) == ends


def test_the_design_is_counted_whole() -> None:
    branches, ends = zip(*DESIGNED.values(), strict=True)

    assert set(DESIGNED) == set(Library(ROOT).packages())
    assert (sum(branches), sum(ends)) == (252, 71)


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
