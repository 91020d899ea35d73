"""How the clock of a service and the targets of its steps read."""

import pytest

from engine.domain.ladder import LadderPlan
from engine.domain.snapshot import Target
from engine.messages.amounts import target_amount
from engine.messages.time_table import describe_pauses, describe_start, describe_stop
from engine.services.time_table import Mark, TimeTable


def table(*marks: Mark, pauses: tuple[str, ...] = ()) -> TimeTable:
    return TimeTable(starts=marks, stops=marks, pauses=pauses, steps=(), ladder=LadderPlan())


def test_a_clock_without_marks_runs_with_the_case() -> None:
    assert describe_start(table()) == "Waktu mulai dihitung begitu kasus dimulai."
    assert describe_pauses(table()).startswith("Waktu tidak berhenti di tengah jalan")
    assert describe_stop(table()) == "Waktu berhenti dihitung ketika kasus berakhir."


def test_branches_after_one_step_are_told_together() -> None:
    found = table(Mark(after="Lengkap?", branch="hilang"), Mark(after="Lengkap?", branch="rusak"))

    sentence = "Waktu mulai dihitung sesudah “Lengkap?” dengan hasil “hilang” atau “rusak”."
    assert describe_start(found) == sentence


def test_several_steps_are_listed() -> None:
    found = table(Mark(after="Jawab"), Mark(after="Tutup"))

    ends = "sesudah “Jawab” dan sesudah “Tutup”, atau ketika kasus berakhir."
    assert describe_stop(found) == f"Waktu berhenti dihitung {ends}"


def test_reasons_to_stand_still_are_listed() -> None:
    found = describe_pauses(table(pauses=("Menunggu berkas", "Menunggu anggaran")))

    assert "selama kasus menunggu berkas; menunggu anggaran; juga selama" in found


@pytest.mark.parametrize(
    ("amount", "unit", "words"),
    [(2, "hk", "2 hari kerja"), (7.5, "jam", "7,5 jam kerja"), (15, "menit", "15 menit")],
)
def test_targets_read_as_diagrams_have_them(amount: float, unit: str, words: str) -> None:
    assert target_amount(Target(amount=amount, unit=unit)) == words


def test_a_squeezed_target_is_rounded() -> None:
    assert target_amount(Target(amount=28 / 29, unit="hk")) == "0,97 hari kerja"
