"""Service tasks wait for the answer of an operation; script tasks compute one variable."""

from collections.abc import Callable

from engine.domain.snapshot import WaitingOperation
from tests.unit.bpmn.models import Play, chain, compiled, end, node, script, service, user

Starter = Callable[..., Play]


def test_an_operation_waits_with_its_inputs(play: Starter) -> None:
    task = service("kirim_surat", inputs={"kepada": "nama", "kode": '"N-03"'})
    process = compiled(task, end(), chain("mulai", "kirim_surat", "selesai"))

    case = play(process, nama="Siti")

    assert case.snapshot.operations == (
        WaitingOperation(
            token_id=case.waiting["kirim_surat"][0],
            process_id="uji",
            element_id="kirim_surat",
            topic="kirim",
            inputs={"kepada": "Siti", "kode": "N-03"},
        ),
    )


def test_of_an_answer_only_the_output_parameters_are_taken(play: Starter) -> None:
    task = service("nomori", outputs={"nomor": "nomor_baru", "sah": "nomor_baru != null"})
    process = compiled(task, user("a"), end(), chain("mulai", "nomori", "a", "selesai"))

    case = play(process, nama="Siti").answer("nomori", nomor_baru="7/2026", rahasia=1)

    assert case.sees("a") == {"nama": "Siti", "nomor": "7/2026", "sah": True}
    assert case.passed == ["nomori"]
    assert case.snapshot.operations == ()


def test_without_output_parameters_nothing_is_taken(play: Starter) -> None:
    process = compiled(service("s"), end(), chain("mulai", "s", "selesai"))

    assert play(process, a=1).answer("s", b=2).snapshot.variables == {"a": 1}


def test_a_missing_output_fails_the_answer_and_the_operation_still_waits(play: Starter) -> None:
    task = service("s", outputs={"nomor": "nomor_baru"})
    process = compiled(task, end(), chain("mulai", "s", "selesai"))

    case = play(process)
    before = case.snapshot.state
    case.answer("s", lain=1)

    assert (case.failure.element_id, case.snapshot.state) == ("s", before)
    assert case.answer("s", nomor_baru=1).snapshot.completed


def test_an_input_that_cannot_be_computed_is_a_failure(play: Starter) -> None:
    process = compiled(
        user("a"),
        service("s", inputs={"x": "belum_ada"}),
        end(),
        chain("mulai", "a", "s", "selesai"),
    )

    case = play(process).complete("a")

    assert case.failure.element_id == "s"


def test_all_waiting_operations_are_reported_each_time(play: Starter) -> None:
    process = compiled(
        node("parallelGateway", "g"),
        service("s"),
        user("a"),
        user("b"),
        end("e1"),
        end("e2"),
        chain("mulai", "g", "s", "e1"),
        chain("g", "a", "b", "e2"),
    )

    case = play(process).complete("a")

    assert [it.element_id for it in case.snapshot.operations] == ["s"]


def test_a_topic_may_be_computed(play: Starter) -> None:
    task = node("serviceTask", "s", camunda_type="external", camunda_topic="=saluran")
    process = compiled(task, end(), chain("mulai", "s", "selesai"))

    assert play(process, saluran="wa").snapshot.operations[0].topic == "wa"
    assert play(process, saluran=1).failure.code == "topic_not_text"


def test_a_script_sets_its_result_variable(play: Starter) -> None:
    process = compiled(
        script("hitung", "akhir", '{hari: date("2026-01-01") + duration("P1D"), n: n * 2}'),
        end(),
        chain("mulai", "hitung", "selesai"),
    )

    case = play(process, n=2)

    assert case.snapshot.variables == {"n": 2, "akhir": {"hari": "2026-01-02", "n": 4}}


def test_a_script_that_fails_is_a_failure_of_its_element(play: Starter) -> None:
    process = compiled(
        script("hitung", "x", "belum_ada + 1"), end(), chain("mulai", "hitung", "selesai")
    )

    case = play(process)

    assert (case.failure.process_id, case.failure.element_id) == ("uji", "hitung")
    assert case.snapshot.state == b""


def test_a_result_that_cannot_be_saved_is_a_failure(play: Starter) -> None:
    process = compiled(script("hitung", "x", "bingkai"), end(), chain("mulai", "hitung", "selesai"))
    deep: list[object] = []
    for _ in range(39):
        deep = [deep]

    assert play(process, bingkai=deep).snapshot.completed

    wrapped = compiled(
        script("hitung", "x", "[[bingkai]]"), end(), chain("mulai", "hitung", "selesai")
    )
    case = play(wrapped, bingkai=deep)

    assert (case.failure.code, case.failure.element_id) == ("bad_data", "hitung")
