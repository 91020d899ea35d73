"""An activity that runs for every item of a list at once."""

import time
from collections.abc import Callable
from typing import Any

import pytest

from engine.bpmn.process import Process
from tests.unit.bpmn.models import (
    AT,
    Play,
    boundary,
    chain,
    compiled,
    end,
    extended,
    flow,
    message,
    node,
    parallel,
    process,
    properties,
    repeated,
    script,
    service,
    timer,
    user,
)

Starter = Callable[..., Play]

RESULTS = properties(outputCollection="hasil", outputElement="jawab")
BOTH = ["kasubbag", "kabag"]


def asking(*inside: str, results: str = RESULTS, **attributes: str) -> Process:
    """A task for every item of `daftar`, then `z`."""
    return compiled(
        user("a", results, parallel("daftar", "butir"), *inside, **attributes),
        user("z"),
        end(),
        chain("mulai", "a", "z", "selesai"),
    )


def subprocess(*parts: str, name: str = "sub", start: str = "sm") -> str:
    return node("subProcess", name, node("startEvent", start), *parts)


def visits(*parts: str, marks: str = RESULTS) -> str:
    """A subprocess for every item of `daftar`; inside, the task `dalam`."""
    inside = "".join((user("dalam"), end("se"), chain("sm", "dalam", "se"), *parts))
    return subprocess(inside, marks, parallel("daftar", "butir"))


def around(*parts: str) -> Process:
    return compiled(*parts, user("z"), end(), chain("mulai", "sub", "z", "selesai"))


def nth(case: Play, element_id: str, number: int) -> Play:
    """Let the next step be taken by another of the tokens that wait there."""
    waiting = case.waiting[element_id]
    waiting.insert(0, waiting.pop(number))
    return case


def test_all_instances_wait_at_once_in_the_order_of_the_list(play: Starter) -> None:
    case = play(asking(camunda_candidateGroups="= butir", name="Periksa"), daftar=BOTH)

    assert case.waits_for == ["a", "a"]
    assert [it.role for it in case.snapshot.opened_tasks] == BOTH
    assert {(it.process_id, it.element_id, it.name) for it in case.snapshot.opened_tasks} == {
        ("uji", "a", "Periksa")
    }


def test_results_come_in_the_order_of_the_list_whoever_is_first(play: Starter) -> None:
    case = play(asking(), daftar=[1, 2, 3])

    nth(case, "a", 1).complete("a", jawab="dua")
    nth(case, "a", 1).complete("a", jawab="tiga")
    assert case.waits_for == ["a"]
    case.complete("a", jawab="satu")

    assert case.sees("z") == {"daftar": [1, 2, 3], "hasil": ["satu", "dua", "tiga"]}


def test_what_an_instance_sets_stays_inside(play: Starter) -> None:
    case = play(asking(), daftar=[1, 2], umum="ya")

    case.complete("a", jawab="x", umum="tidak")

    assert case.sees("a") == {"daftar": [1, 2], "umum": "ya", "butir": 2}
    assert case.snapshot.variables == {"daftar": [1, 2], "umum": "ya"}
    assert case.complete("a", jawab="y").snapshot.variables == {
        "daftar": [1, 2],
        "umum": "ya",
        "hasil": ["x", "y"],
    }


def test_a_result_may_be_any_formula_over_the_instance(play: Starter) -> None:
    marks = properties(outputCollection="hasil", outputElement="{ke: butir, catatan: catatan}")
    case = play(asking(results=marks), daftar=[1, 2])

    case.complete("a", catatan="p").complete("a", catatan="q")

    assert case.sees("z")["hasil"] == [{"ke": 1, "catatan": "p"}, {"ke": 2, "catatan": "q"}]


def test_without_an_output_nothing_is_set(play: Starter) -> None:
    case = play(asking(results=""), daftar=[1, 2]).complete("a", x=1).complete("a", x=2)

    assert case.sees("z") == {"daftar": [1, 2]}


def test_an_empty_list_passes_at_once_with_an_empty_result(play: Starter) -> None:
    case = play(asking(), daftar=[])

    assert case.passed == ["mulai", "a"]
    assert case.sees("z") == {"daftar": [], "hasil": []}


def test_only_the_whole_repetition_counts_as_passed(play: Starter) -> None:
    case = play(asking(), daftar=[1, 2])

    assert case.complete("a", jawab=1).passed == []
    assert case.complete("a", jawab=1).passed == ["a"]
    assert case.snapshot.passed[0].flow_ids == ("a__z",)


def test_the_collection_must_be_a_list(play: Starter) -> None:
    case = play(asking(), daftar="satu")

    assert (case.failure.code, case.failure.element_id) == ("collection_not_list", "a")


@pytest.mark.parametrize("size", [201, 10_000])
def test_too_long_a_list_is_refused(play: Starter, size: int) -> None:
    case = play(asking(), daftar=list(range(size)))

    assert (case.failure.code, case.failure.element_id) == ("collection_too_long", "a")


def test_a_long_list_is_quick_enough(play: Starter) -> None:
    started = time.perf_counter()

    case = play(around(visits()), daftar=list(range(200))).complete("dalam", jawab=1)

    assert case.waits_for == ["dalam"] * 199
    assert time.perf_counter() - started < 5


def test_a_failing_result_leaves_the_instance_waiting(play: Starter) -> None:
    case = play(asking(), daftar=[1, 2])

    assert case.complete("a").failure.code == "unknown_name"
    assert case.failure.element_id == "a"
    assert case.complete("a", jawab=1).waits_for == ["a"]


def until(condition: str) -> Process:
    return compiled(
        user("a", RESULTS, parallel("daftar", "butir", condition)),
        user("z"),
        end(),
        chain("mulai", "a", "z", "selesai"),
    )


@pytest.mark.parametrize(
    "condition", ['jawab = "cukup"', "nrOfCompletedInstances = 2", "nrOfActiveInstances = 1"]
)
def test_the_condition_cancels_the_rest(play: Starter, condition: str) -> None:
    case = play(until(condition), daftar=[1, 2, 3])
    first = case.waiting["a"][0]

    nth(case, "a", 1).complete("a", jawab="belum")
    nth(case, "a", 1).complete("a", jawab="cukup")

    assert case.waits_for == ["z"]
    assert first in case.snapshot.closed_tasks
    assert case.sees("z")["hasil"] == ["belum", "cukup"]
    assert case.complete("z").snapshot.completed


def test_the_condition_may_count_against_all(play: Starter) -> None:
    case = play(until("nrOfCompletedInstances / nrOfInstances > 0.5"), daftar=[1, 2, 3])

    assert case.complete("a", jawab=1).waits_for == ["a", "a"]
    assert case.complete("a", jawab=1).waits_for == ["z"]


def test_the_condition_cancels_all_that_is_inside(play: Starter) -> None:
    inside = boundary("t", "dalam", timer("timeDuration", "P1D")) + chain("t", "se")
    marks = RESULTS + parallel("daftar", "butir", "true")
    parts = "".join((user("dalam"), end("se"), chain("sm", "dalam", "se"), inside))
    case = play(around(subprocess(parts, marks)), daftar=[1, 2, 3])

    case.complete("dalam", jawab=1)

    assert case.waits_for == ["z"]
    assert len(case.snapshot.closed_tasks) == 3
    assert len(case.snapshot.closed_timers) == 3


def test_the_repetition_can_be_entered_again(play: Starter) -> None:
    diagram = compiled(
        node("exclusiveGateway", "m"),
        user("a", RESULTS, parallel("daftar", "butir")),
        node("exclusiveGateway", "g", default="g__selesai"),
        end(),
        chain("mulai", "m", "a", "g"),
        flow("g", "m", "hasil[1] = 0"),
        flow("g", "selesai"),
    )
    case = play(diagram, daftar=[1, 2]).complete("a", jawab=0).complete("a", jawab=0)

    assert case.waits_for == ["a", "a"]
    assert case.complete("a", jawab=1).complete("a", jawab=2).snapshot.completed
    assert case.snapshot.variables["hasil"] == [1, 2]


def test_a_subprocess_runs_for_each_item(play: Starter) -> None:
    case = play(around(visits()), daftar=["p", "q"], umum=1)

    assert [(it.process_id, it.element_id) for it in case.snapshot.opened_tasks] == [
        ("uji", "dalam"),
        ("uji", "dalam"),
    ]
    nth(case, "dalam", 1).complete("dalam", jawab="Q", umum=2)
    assert case.sees("dalam") == {"daftar": ["p", "q"], "umum": 1, "butir": "p"}
    assert case.snapshot.variables == {"daftar": ["p", "q"], "umum": 1}
    case.complete("dalam", jawab="P")
    assert case.sees("z") == {"daftar": ["p", "q"], "umum": 1, "hasil": ["P", "Q"]}


def test_case_variables_do_not_show_the_inside_of_an_instance(play: Starter) -> None:
    parts = script("hitung", "n", "butir * 10") + user("dalam") + end("se")
    inside = subprocess(parts, chain("sm", "hitung", "dalam", "se"), parallel("daftar", "butir"))

    case = play(around(inside), daftar=[1, 2])

    assert case.snapshot.variables == {"daftar": [1, 2]}
    assert case.complete("dalam", x=1).snapshot.variables == {"daftar": [1, 2]}
    assert case.complete("dalam", x=1).snapshot.variables == {"daftar": [1, 2]}


def test_case_variables_change_beside_the_instances(play: Starter) -> None:
    beside = boundary("ingat", "sub", timer("timeDuration", "P1D"), interrupting=False)
    diagram = around(
        visits(),
        beside,
        script("catat", "diingatkan", "true"),
        end("e"),
        chain("ingat", "catat", "e"),
    )
    case = play(diagram, daftar=[1, 2]).complete("dalam", jawab=1)

    case.fire("ingat")

    assert case.waits_for == ["dalam"]
    assert case.snapshot.variables == {"daftar": [1, 2], "diingatkan": True}


@pytest.mark.parametrize("done", [0, 1])
def test_an_interrupting_timer_cancels_all_instances(play: Starter, done: int) -> None:
    diagram = compiled(
        user("a", RESULTS, parallel("daftar", "butir")),
        boundary("batas", "a", timer("timeDuration", "P1D")),
        user("z"),
        end(),
        chain("mulai", "a", "selesai"),
        chain("batas", "z", "selesai"),
    )
    case = play(diagram, daftar=[1, 2, 3])
    for _ in range(done):
        case.complete("a", jawab=1)

    case.fire("batas")

    assert case.waits_for == ["z"]
    assert len(case.snapshot.closed_tasks) == 3 - done
    assert case.snapshot.variables == {"daftar": [1, 2, 3]}
    assert case.complete("z").snapshot.completed


def test_a_message_at_the_border_cancels_all_instances(play: Starter) -> None:
    awaited = node("intermediateCatchEvent", "tunggu", message("batal"))
    parts = "".join((user("dalam"), awaited, end("se"), chain("sm", "dalam", "tunggu", "se")))
    diagram = compiled(
        subprocess(parts, RESULTS, parallel("daftar", "butir")),
        boundary("kabar", "sub", message()),
        boundary("tambahan", "sub", message(), interrupting=False),
        user("z"),
        end("e"),
        end(),
        chain("mulai", "sub", "selesai"),
        chain("kabar", "z", "selesai"),
        chain("tambahan", "e"),
    )
    case = play(diagram, daftar=[1, 2, 3]).complete("dalam", jawab=1).deliver("tambahan")
    assert case.waits_for == ["dalam", "dalam", "kabar", "tambahan", "tunggu"]

    case.deliver("kabar")

    assert case.waits_for == ["z"]
    assert len(case.snapshot.closed_tasks) == 2
    assert len(case.snapshot.closed_messages) == 3
    assert case.complete("z").snapshot.completed


def deep() -> Process:
    """Two levels of subprocesses, with a call and timers inside."""
    call = node(
        "callActivity",
        "panggil",
        extended('<camunda:in variables="all"/>'),
        parallel("lagi", "cucu"),
        calledElement="anak",
    )
    inner = subprocess(
        call,
        end("e3"),
        chain("s3", "panggil", "e3"),
        parallel("lagi", "anak"),
        name="dua",
        start="s3",
    )
    outer = subprocess(
        inner,
        boundary("t2", "dua", timer("timeDuration", "P2D"), interrupting=False),
        end("e2"),
        chain("sm", "dua", "e2"),
        chain("t2", "e2"),
        parallel("daftar", "butir"),
    )
    called = process(
        "anak",
        node("startEvent", "m"),
        user("jauh"),
        boundary("t_jauh", "jauh", timer("timeDuration", "P5D")),
        end("ea"),
        chain("m", "jauh", "ea"),
        chain("t_jauh", "ea"),
    )
    return compiled(
        outer,
        boundary("batas", "sub", timer("timeDuration", "P1D")),
        user("z"),
        end(),
        chain("mulai", "sub", "z", "selesai"),
        chain("batas", "z"),
        called=[called],
    )


def test_a_timer_cancels_everything_on_every_level(play: Starter) -> None:
    case = play(deep(), daftar=[1, 2], lagi=[1, 2])
    assert case.waits_for.count("jauh") == 8
    case.complete("jauh")

    case.fire("batas")

    assert case.waits_for == ["z"]
    assert len(case.snapshot.closed_tasks) == 7
    assert len(case.snapshot.closed_timers) == 1 + 2 + 7
    assert case.complete("z").snapshot.completed


def test_levels_end_one_after_the_other(play: Starter) -> None:
    case = play(deep(), daftar=[1, 2], lagi=[1, 2])
    assert case.snapshot.opened_tasks[0].process_id == "anak"
    assert case.snapshot.opened_tasks[0].callers == (("uji", "panggil"),)

    for number in (7, 2, 4, 0, 3, 1, 1, 0):
        nth(case, "jauh", number).complete("jauh")

    assert case.waits_for == ["z"]
    assert case.snapshot.variables == {"daftar": [1, 2], "lagi": [1, 2]}


def test_a_called_procedure_gets_its_item_and_gives_its_result(play: Starter) -> None:
    call = node(
        "callActivity",
        "sub",
        extended(
            '<camunda:in sourceExpression="butir.nama" target="nama"/>',
            '<camunda:out source="nilai" target="jawab"/>',
            '<camunda:properties><camunda:property name="alur:outputCollection" value="hasil"/>'
            '<camunda:property name="alur:outputElement" value="{nama: butir.nama, nilai: jawab}"/>'
            "</camunda:properties>",
        ),
        parallel("daftar", "butir"),
        calledElement="anak",
    )
    called = process(
        "anak", node("startEvent", "m"), user("isi"), end("ea"), chain("m", "isi", "ea")
    )
    parts = (call, user("z"), end(), chain("mulai", "sub", "z", "selesai"))
    case = play(compiled(*parts, called=[called]), daftar=[{"nama": "A"}, {"nama": "B"}])

    assert case.sees("isi") == {"nama": "A"}
    nth(case, "isi", 1).complete("isi", nilai=2).complete("isi", nilai=1)
    assert case.sees("z")["hasil"] == [{"nama": "A", "nilai": 1}, {"nama": "B", "nilai": 2}]


def test_a_sequential_repetition_may_stand_inside(play: Starter) -> None:
    inside = user("dalam", repeated("lagi", "cucu")) + end("se") + chain("sm", "dalam", "se")
    marks = properties(outputCollection="hasil", outputElement="jawab")
    diagram = around(subprocess(inside, marks, parallel("daftar", "butir")))
    case = play(diagram, daftar=[1, 2], lagi=["p", "q"])

    assert case.sees("dalam")["cucu"] == "p"
    nth(case.complete("dalam", jawab=1), "dalam", 1).complete("dalam", jawab=11)
    assert case.waits_for == ["dalam"]
    case.complete("dalam", jawab=2).complete("dalam", jawab=22)

    assert case.sees("z")["hasil"] == [11, 22]


def test_a_terminating_end_ends_its_own_instance_only(play: Starter) -> None:
    stop = end("stop", "<bpmn:terminateEventDefinition/>")
    parts = "".join(
        (
            node("parallelGateway", "p"),
            user("dalam"),
            user("lain"),
            end("se"),
            stop,
            chain("sm", "p", "dalam", "stop"),
            chain("p", "lain", "se"),
        )
    )
    case = play(around(subprocess(parts, parallel("daftar", "butir"))), daftar=[1, 2])

    assert case.complete("dalam").waits_for == ["dalam", "lain"]
    assert case.complete("dalam").waits_for == ["z"]


def test_branches_beside_a_repetition_are_joined(play: Starter) -> None:
    diagram = compiled(
        node("parallelGateway", "p"),
        user("a", RESULTS, parallel("daftar", "butir")),
        user("b"),
        node("parallelGateway", "q"),
        user("z"),
        end(),
        chain("mulai", "p", "a", "q"),
        chain("p", "b", "q", "z", "selesai"),
    )
    case = play(diagram, daftar=[1, 2]).complete("a", jawab=1).complete("b", c=1)

    assert case.waits_for == ["a"]
    assert case.complete("a", jawab=2).sees("z") == {"daftar": [1, 2], "hasil": [1, 2], "c": 1}


@pytest.mark.parametrize("size", [0, 1, 3])
def test_formulas_and_operations_can_be_repeated_too(play: Starter, size: int) -> None:
    texts = script("hitung", "n", "butir * 10").replace(
        "</bpmn:scriptTask>",
        properties(outputCollection="puluhan", outputElement="n")
        + parallel("daftar", "butir")
        + "</bpmn:scriptTask>",
    )
    asked = service("kirim", inputs={"n": "butir"}, outputs={"jawab": "balasan"})
    asked = asked.replace(
        "</bpmn:serviceTask>", parallel("puluhan", "butir") + "</bpmn:serviceTask>"
    )
    case = play(
        compiled(texts, asked, user("z"), end(), chain("mulai", "hitung", "kirim", "z", "selesai")),
        daftar=list(range(size)),
    )

    assert [it.inputs["n"] for it in case.snapshot.operations] == [it * 10 for it in range(size)]
    for _ in range(size):
        case.answer("kirim", balasan=1)
    assert case.sees("z")["puluhan"] == [it * 10 for it in range(size)]


def test_a_condition_ends_repeated_formulas_after_the_first(play: Starter) -> None:
    text = script("hitung", "n", "butir").replace(
        "</bpmn:scriptTask>",
        properties(outputCollection="hasil", outputElement="n")
        + parallel("daftar", "butir", "n = 1")
        + "</bpmn:scriptTask>",
    )
    case = play(
        compiled(text, user("z"), end(), chain("mulai", "hitung", "z", "selesai")), daftar=[1, 2, 3]
    )

    assert case.sees("z")["hasil"] == [1]


def test_the_time_of_an_instances_timer_is_its_own(play: Starter) -> None:
    parts = node("intermediateCatchEvent", "tunggu", timer("timeDate", "butir")) + end("se")
    inside = subprocess(parts, chain("sm", "tunggu", "se"), parallel("jadwal", "butir"))
    days = ["2026-04-01T00:00:00+00:00", "2026-05-01T00:00:00+00:00"]

    case = play(around(inside), jadwal=days)

    assert [it.due_at.isoformat() for it in case.snapshot.opened_timers] == days
    assert case.fire("tunggu", at=AT).fire("tunggu").waits_for == ["z"]


def test_an_instance_counts_its_own_openings(play: Starter) -> None:
    parts = "".join(
        (
            node("exclusiveGateway", "m"),
            user("dalam", properties(counter="percobaan")),
            node("exclusiveGateway", "g", default="g__se"),
            end("se"),
            chain("sm", "m", "dalam", "g"),
            flow("g", "m", "ulang = true"),
            flow("g", "se"),
        )
    )
    case = play(around(subprocess(parts, parallel("daftar", "butir"))), daftar=[1, 2])
    answers: dict[str, Any] = {"ulang": True}

    case.complete("dalam", **answers)

    assert sorted(
        [case.sees("dalam")["percobaan"], nth(case, "dalam", 1).sees("dalam")["percobaan"]]
    ) == [1, 2]
