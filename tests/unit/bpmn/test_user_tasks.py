"""What a user task says about itself reaches the worklist."""

from collections.abc import Callable

import pytest

from engine.domain.snapshot import Target, WaitingTask
from tests.unit.bpmn.models import (
    Play,
    chain,
    compiled,
    end,
    extended,
    flow,
    node,
    parameters,
    properties,
    user,
)

Starter = Callable[..., Play]

LANES = (
    '<bpmn:laneSet id="ls"><bpmn:lane id="kantor" name="Kantor">'
    "<bpmn:flowNodeRef>a</bpmn:flowNodeRef>"
    '<bpmn:childLaneSet id="dalam"><bpmn:lane id="loket" name="Loket Depan">'
    "<bpmn:flowNodeRef>a</bpmn:flowNodeRef></bpmn:lane></bpmn:childLaneSet>"
    "</bpmn:lane></bpmn:laneSet>"
)


def alone(*parts: str) -> str:
    return "".join((*parts, end(), chain("mulai", "a", "selesai")))


def opened(case: Play) -> WaitingTask:
    return case.snapshot.opened_tasks[0]


def test_a_task_carries_its_form_name_and_target(play: Starter) -> None:
    task = user(
        "a",
        properties(slaTarget="1.5", slaUnit="hk"),
        name="Periksa",
        camunda_formRef="f_periksa",
    )

    case = play(compiled(LANES, alone(task)))

    assert opened(case) == WaitingTask(
        token_id=case.waiting["a"][0],
        process_id="uji",
        element_id="a",
        name="Periksa",
        role="loket",
        form_id="f_periksa",
        target=Target(amount=1.5, unit="hk"),
    )


def test_the_role_is_the_id_of_the_innermost_lane(play: Starter) -> None:
    assert opened(play(compiled(LANES, alone(user("a"))))).role == "loket"


@pytest.mark.parametrize("prefix", ["camunda", "operaton"])
def test_candidate_groups_narrow_the_lane(play: Starter, prefix: str) -> None:
    task = user("a", **{f"{prefix}_candidateGroups": "kabid, sekretaris"})

    assert opened(play(compiled(LANES, alone(task)))).role == "kabid"


def test_a_role_may_be_computed_when_the_task_opens(play: Starter) -> None:
    task = user("a", camunda_candidateGroups='= if besar then "kadis" else "kabid"')

    assert opened(play(compiled(alone(task)), besar=True)).role == "kadis"


def test_of_a_list_of_roles_the_first_counts(play: Starter) -> None:
    task = user("a", camunda_candidateGroups="=peran")

    assert opened(play(compiled(alone(task)), peran=["kadis", "kabid"])).role == "kadis"


@pytest.mark.parametrize("peran", [None, "", 1, []])
def test_a_computed_role_must_be_text(play: Starter, peran: object) -> None:
    task = user("a", camunda_candidateGroups="=peran")

    case = play(compiled(alone(task)), peran=peran)

    assert (case.failure.code, case.failure.element_id) == ("role_not_text", "a")


def test_a_task_without_a_name_shows_its_id(play: Starter) -> None:
    assert opened(play(compiled(alone(user("a"))))).name == "a"


def test_a_detail_tells_tasks_of_one_name_apart(play: Starter) -> None:
    process = compiled(alone(user("a", properties(detail="tempat.nama"))))

    assert opened(play(process, tempat={"nama": "Pasar"})).name == "a \N{EN DASH} Pasar"
    assert opened(play(process, tempat={"nama": None})).name == "a"


def test_a_counter_counts_how_often_the_task_opened(play: Starter) -> None:
    process = compiled(
        node("exclusiveGateway", "m"),
        user("kunjungan", properties(counter="percobaan")),
        node("exclusiveGateway", "g", default="g__selesai"),
        end(),
        chain("mulai", "m", "kunjungan", "g"),
        flow("g", "m", "percobaan < 3"),
        flow("g", "selesai"),
    )

    case = play(process)
    assert case.sees("kunjungan") == {"percobaan": 1}
    assert case.complete("kunjungan").sees("kunjungan") == {"percobaan": 2}
    assert case.complete("kunjungan").complete("kunjungan").snapshot.completed
    assert case.snapshot.variables == {"percobaan": 3}


def test_a_counter_stays_within_what_json_can_say(play: Starter) -> None:
    process = compiled(alone(user("a", properties(counter="percobaan"))))

    last = play(process, percobaan=2**64 - 2)
    beyond = play(process, percobaan=2**64 - 1)

    assert last.sees("a") == {"percobaan": 2**64 - 1}
    assert (beyond.failure.code, beyond.failure.element_id) == ("bad_data", "a")


def test_answers_replace_variables_and_are_not_merged_into_them(play: Starter) -> None:
    process = compiled(alone(user("a")))

    case = play(process, alamat={"desa": "x", "rt": 1}, berkas=[1, 2], lain=1)
    case.complete("a", alamat={"desa": "y"}, berkas=[3])

    assert case.snapshot.variables == {"alamat": {"desa": "y"}, "berkas": [3], "lain": 1}


def setting(**outputs: str) -> str:
    return "".join(
        (
            user("a", extended(parameters(outputs=outputs))),
            user("b"),
            end(),
            chain("mulai", "a", "b", "selesai"),
        )
    )


def test_outputs_are_worked_out_from_the_answers(play: Starter) -> None:
    case = play(compiled(setting(tingkat="tingkat_lama + n", ganda="tingkat * 2")), tingkat_lama=1)

    case.complete("a", n=3)

    assert case.sees("b") == {"tingkat_lama": 1, "n": 3, "tingkat": 4, "ganda": 8}


def test_outputs_may_replace_an_answer(play: Starter) -> None:
    case = play(compiled(setting(nama="upper case(nama)"))).complete("a", nama="Sari")

    assert case.sees("b")["nama"] == "SARI"


def test_outputs_are_set_once_at_the_end_of_the_task(play: Starter) -> None:
    case = play(compiled(setting(tingkat="1")))

    assert "tingkat" not in case.sees("a")
    assert case.complete("a").snapshot.variables["tingkat"] == 1


def test_an_output_that_cannot_be_worked_out_fails_the_step(play: Starter) -> None:
    case = play(compiled(setting(tingkat="belum_ada + 1")))

    case.complete("a")

    assert (case.failure.element_id, case.failure.code) == ("a", "unknown_name")
    assert case.waits_for == ["a"]
