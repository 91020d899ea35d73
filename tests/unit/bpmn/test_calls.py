"""Called procedures keep their variables to themselves; embedded subprocesses share them."""

from collections.abc import Callable

import pytest

from engine.domain.snapshot import Passage
from tests.unit.bpmn.models import (
    START,
    Play,
    boundary,
    chain,
    compiled,
    end,
    extended,
    node,
    process,
    script,
    service,
    timer,
    user,
)

Starter = Callable[..., Play]

SHARED = process(
    "lengkapi_berkas",
    START,
    user("isi"),
    end("e_isi"),
    chain("mulai", "isi", "e_isi"),
)


def call(*mapped: str, element_id: str = "panggil", target: str = "lengkapi_berkas") -> str:
    return node("callActivity", element_id, extended(*mapped), calledElement=target)


def calling(*mapped: str, before: str = "") -> str:
    return "".join(
        (
            call(*mapped),
            user("z"),
            end(),
            before or chain("mulai", "panggil"),
            chain("panggil", "z", "selesai"),
        )
    )


def test_only_what_is_mapped_goes_in(play: Starter) -> None:
    parts = calling(
        '<camunda:in source="nama" target="siapa"/>',
        '<camunda:in sourceExpression="batas * 2" target="hari"/>',
        '<camunda:in businessKey="#{execution.processBusinessKey}"/>',
    )

    case = play(compiled(parts, called=[SHARED]), nama="Siti", batas=7, rahasia=1)

    assert case.sees("isi") == {"siapa": "Siti", "hari": 14}


def test_only_what_is_mapped_comes_out(play: Starter) -> None:
    parts = calling(
        '<camunda:out source="hasil" target="status"/>',
        '<camunda:out sourceExpression="hasil = &quot;ya&quot;" target="beres"/>',
    )

    case = play(compiled(parts, called=[SHARED]), nama="Siti").complete("isi", hasil="ya", lain=1)

    assert case.sees("z") == {"nama": "Siti", "status": "ya", "beres": True}


def test_all_variables_may_pass_when_the_diagram_says_so(play: Starter) -> None:
    parts = calling('<camunda:in variables="all"/>', '<operaton:out variables="all"/>')

    case = play(compiled(parts, called=[SHARED]), nama="Siti")

    assert case.sees("isi") == {"nama": "Siti"}
    assert case.complete("isi", x=1).sees("z") == {"nama": "Siti", "x": 1}


def test_a_source_without_a_value_passes_as_null(play: Starter) -> None:
    parts = calling(
        '<camunda:in source="telepon" target="telepon"/>',
        '<camunda:out source="nomor" target="nomor"/>',
    )

    case = play(compiled(parts, called=[SHARED]))

    assert case.sees("isi") == {"telepon": None}
    assert case.complete("isi").sees("z") == {"nomor": None}


def test_a_mapping_that_cannot_be_computed_fails_at_the_call(play: Starter) -> None:
    parts = calling('<camunda:in sourceExpression="belum_ada" target="x"/>')

    case = play(compiled(parts, called=[SHARED]))

    assert (case.failure.process_id, case.failure.element_id) == ("uji", "panggil")


def test_tasks_and_passages_name_the_called_procedure(play: Starter) -> None:
    case = play(compiled(calling(), called=[SHARED]))
    task = case.snapshot.opened_tasks[0]

    assert (task.process_id, task.element_id) == ("lengkapi_berkas", "isi")
    assert task.callers == (("uji", "panggil"),)
    assert case.complete("isi").snapshot.passed == (
        Passage(process_id="lengkapi_berkas", element_id="isi", flow_ids=("isi__e_isi",)),
        Passage(process_id="lengkapi_berkas", element_id="e_isi"),
        Passage(process_id="uji", element_id="panggil", flow_ids=("panggil__z",)),
    )


def test_the_variables_of_a_case_are_not_those_of_a_called_procedure(play: Starter) -> None:
    process_ = compiled(user("a"), calling(before=chain("mulai", "a", "panggil")), called=[SHARED])

    case = play(process_, nama="Siti").complete("a", x=1)

    assert case.snapshot.variables == {"nama": "Siti", "x": 1}
    assert case.complete("isi", rahasia=1).snapshot.variables == {"nama": "Siti", "x": 1}
    assert case.snapshot.end_id is None


def test_a_procedure_may_be_called_through_another(play: Starter) -> None:
    middle = process(
        "tengah",
        START,
        call('<camunda:in variables="all"/>', '<camunda:out variables="all"/>', element_id="dalam"),
        end(),
        chain("mulai", "dalam", "selesai"),
    )
    parts = "".join(
        (
            call('<camunda:out source="x" target="x"/>', target="tengah"),
            end("e_akhir"),
            chain("mulai", "panggil", "e_akhir"),
        )
    )

    case = play(compiled(parts, called=[middle, SHARED]))
    assert case.snapshot.opened_tasks[0].callers == (("tengah", "dalam"), ("uji", "panggil"))

    case.complete("isi", x=1)
    assert case.snapshot.completed
    assert case.snapshot.end_id == "e_akhir"
    assert case.snapshot.variables == {"x": 1}


def test_a_procedure_can_be_called_again_in_a_loop(play: Starter) -> None:
    process_ = compiled(
        node("exclusiveGateway", "m"),
        call('<camunda:out source="x" target="x"/>'),
        user("z"),
        chain("mulai", "m", "panggil", "z", "m"),
        called=[SHARED],
    )

    case = play(process_)
    for number in range(3):
        assert case.complete("isi", x=number).sees("z") == {"x": number}
        case.complete("z")

    assert case.waits_for == ["isi"]


def subprocess(*parts: str, element_id: str = "sub") -> str:
    return node("subProcess", element_id, '<bpmn:startEvent id="sub_mulai"/>', *parts)


def test_an_embedded_subprocess_shares_the_variables_of_its_process(play: Starter) -> None:
    inner = subprocess(
        user("dalam"), end("sub_selesai"), chain("sub_mulai", "dalam", "sub_selesai")
    )
    process_ = compiled(inner, user("z"), end(), chain("mulai", "sub", "z", "selesai"))

    case = play(process_, a=1)
    assert case.snapshot.opened_tasks[0].process_id == "uji"
    assert case.snapshot.opened_tasks[0].callers == ()
    assert case.sees("dalam") == {"a": 1}

    case.complete("dalam", b=2)
    assert case.sees("z") == {"a": 1, "b": 2}
    assert case.snapshot.variables == {"a": 1, "b": 2}
    assert case.passed == ["dalam", "sub_selesai", "sub"]


def test_a_terminate_end_withdraws_everything_else_in_its_scope(play: Starter) -> None:
    inner = subprocess(
        node("parallelGateway", "g"),
        user("satu"),
        user("dua"),
        end("batal", "<bpmn:terminateEventDefinition/>"),
        end("sub_selesai"),
        chain("sub_mulai", "g", "satu", "batal"),
        chain("g", "dua", "sub_selesai"),
    )
    process_ = compiled(inner, user("z"), end(), chain("mulai", "sub", "z", "selesai"))

    case = play(process_)
    withdrawn = case.waiting["dua"][0]
    case.complete("satu", x=1)

    assert case.waits_for == ["z"]
    assert withdrawn in case.snapshot.closed_tasks
    assert case.sees("z") == {"x": 1}
    assert "dua" not in case.passed


def test_a_terminate_end_of_the_case_withdraws_called_procedures(play: Starter) -> None:
    process_ = compiled(
        node("parallelGateway", "g"),
        call(),
        user("a"),
        end("batal", "<bpmn:terminateEventDefinition/>"),
        end(),
        chain("mulai", "g", "panggil", "selesai"),
        chain("g", "a", "batal"),
        called=[SHARED],
    )

    case = play(process_)
    withdrawn = case.waiting["isi"][0]
    case.complete("a", x=1)

    assert case.snapshot.completed
    assert case.snapshot.end_id == "batal"
    assert withdrawn in case.snapshot.closed_tasks
    assert case.snapshot.variables == {"x": 1}


def test_an_interrupted_call_withdraws_all_that_waited_in_it(play: Starter) -> None:
    called = process(
        "lengkapi_berkas",
        START,
        node("parallelGateway", "g"),
        user("isi"),
        boundary("ingat", "isi", timer("timeDuration", "P1D"), interrupting=False),
        service("kirim"),
        end("e_isi"),
        end("e_ingat"),
        end("e_kirim"),
        chain("mulai", "g", "isi", "e_isi"),
        chain("ingat", "e_ingat"),
        chain("g", "kirim", "e_kirim"),
    )
    process_ = compiled(
        call(),
        boundary("batas", "panggil", timer("timeDuration", "P3D")),
        end("e_batas"),
        end(),
        chain("mulai", "panggil", "selesai"),
        chain("batas", "e_batas"),
        called=[called],
    )

    case = play(process_)
    assert case.waits_for == ["batas", "ingat", "isi", "kirim"]
    case.fire("batas")

    assert case.snapshot.completed
    assert case.passed == ["batas", "e_batas"]
    assert len(case.snapshot.closed_tasks) == 1
    assert len(case.snapshot.closed_timers) == 2
    assert case.snapshot.operations == ()


@pytest.mark.parametrize("count", [1, 30])
def test_finished_calls_do_not_stay_in_the_state(count: int) -> None:
    process_ = compiled(
        node("exclusiveGateway", "m"),
        call('<camunda:out source="besar" target="x"/>'),
        user("z"),
        chain("mulai", "m", "panggil", "z", "m"),
        called=[
            process(
                "lengkapi_berkas",
                START,
                script("tulis", "besar", '"' + "isi " * 500 + '"'),
                end("e"),
                chain("mulai", "tulis", "e"),
            )
        ],
    )

    case = Play(process_).start()
    for _ in range(count):
        case.complete("z", x=None)

    assert len(case.snapshot.state) < 700 + 150 * count
