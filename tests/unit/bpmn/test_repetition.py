"""A task that is repeated for every item of a list."""

from collections.abc import Callable

from tests.unit.bpmn.models import (
    Play,
    boundary,
    chain,
    compiled,
    end,
    flow,
    node,
    repeated,
    timer,
    user,
)

Starter = Callable[..., Play]

INITIAL = user(
    "paraf",
    repeated("peran_pemaraf", "peran", 'keputusan = "kembalikan"'),
    name="Periksa dan paraf",
    camunda_candidateGroups="= peran",
)


def approvals() -> str:
    return "".join(
        (
            node("exclusiveGateway", "m"),
            user("susun"),
            INITIAL,
            node("exclusiveGateway", "g", default="g__z"),
            user("z"),
            end(),
            chain("mulai", "m", "susun", "paraf", "g"),
            flow("g", "m", 'keputusan = "kembalikan"'),
            flow("g", "z"),
            chain("z", "selesai"),
        )
    )


def role(case: Play) -> str:
    return case.snapshot.opened_tasks[0].role


def test_each_item_opens_the_task_once_in_turn(play: Starter) -> None:
    case = play(compiled(approvals()), peran_pemaraf=["kasubbag", "kabag"]).complete("susun")

    assert role(case) == "kasubbag"
    assert case.snapshot.opened_tasks[0].element_id == "paraf"
    assert case.snapshot.opened_tasks[0].name == "Periksa dan paraf"
    assert role(case.complete("paraf", keputusan="setuju")) == "kabag"
    assert case.complete("paraf", keputusan="setuju").waits_for == ["z"]


def test_only_the_whole_repetition_counts_as_passed(play: Starter) -> None:
    case = play(compiled(approvals()), peran_pemaraf=["kasubbag", "kabag"]).complete("susun")

    assert case.complete("paraf", keputusan="setuju").passed == []
    assert case.complete("paraf", keputusan="setuju").passed == ["paraf", "g"]
    assert case.snapshot.passed[0].flow_ids == ("paraf__g",)


def test_the_condition_ends_the_repetition_early(play: Starter) -> None:
    case = play(compiled(approvals()), peran_pemaraf=["kasubbag", "kabag"]).complete("susun")

    assert case.complete("paraf", keputusan="kembalikan").waits_for == ["susun"]


def test_the_repetition_can_be_entered_again(play: Starter) -> None:
    case = play(compiled(approvals()), peran_pemaraf=["kasubbag", "kabag"]).complete("susun")
    case.complete("paraf", keputusan="kembalikan").complete("susun", peran_pemaraf=["sekda"])

    assert role(case) == "sekda"
    assert case.complete("paraf", keputusan="setuju").waits_for == ["z"]


def test_results_are_visible_afterwards_and_the_item_is_not(play: Starter) -> None:
    case = play(compiled(approvals()), peran_pemaraf=["kasubbag", "kabag"]).complete("susun")

    assert case.sees("paraf")["peran"] == "kasubbag"
    case.complete("paraf", keputusan="setuju", catatan="ok")
    assert case.snapshot.variables == {
        "peran_pemaraf": ["kasubbag", "kabag"],
        "keputusan": "setuju",
        "catatan": "ok",
    }
    assert case.sees("paraf")["catatan"] == "ok"
    assert "peran" not in case.complete("paraf", keputusan="setuju").sees("z")


def test_a_variable_named_like_the_item_keeps_its_value(play: Starter) -> None:
    case = play(compiled(approvals()), peran_pemaraf=["kasubbag"], peran="lama").complete("susun")

    assert case.sees("paraf")["peran"] == "kasubbag"
    assert case.complete("paraf", keputusan="setuju").sees("z")["peran"] == "lama"


def test_an_empty_list_skips_the_task(play: Starter) -> None:
    case = play(compiled(approvals()), peran_pemaraf=[], keputusan="setuju").complete("susun")

    assert case.waits_for == ["z"]
    assert case.passed == ["susun", "paraf", "g"]


def test_a_collection_must_be_a_list(play: Starter) -> None:
    case = play(compiled(approvals()), peran_pemaraf="kasubbag").complete("susun")

    assert (case.failure.code, case.failure.element_id) == ("collection_not_list", "paraf")


def test_items_may_be_computed_and_structured(play: Starter) -> None:
    parts = user("a", repeated("=[{n: 1}, {n: 2}]", "butir"))

    case = play(compiled(parts, end(), chain("mulai", "a", "selesai")))

    assert case.sees("a") == {"butir": {"n": 1}}
    assert case.complete("a").sees("a") == {"butir": {"n": 2}}


def test_a_timer_interrupts_the_whole_repetition(play: Starter) -> None:
    process = compiled(
        user("a", repeated("daftar", "butir")),
        boundary("batas", "a", timer("timeDuration", "P1D")),
        user("z"),
        end(),
        chain("mulai", "a", "selesai"),
        chain("batas", "z", "selesai"),
    )

    case = play(process, daftar=[1, 2]).complete("a", x=1)
    open_task = case.waiting["a"][0]
    case.fire("batas")

    assert case.waits_for == ["z"]
    assert case.snapshot.closed_tasks == (open_task,)
    assert case.complete("z").snapshot.completed


def test_a_whole_subprocess_can_be_repeated_and_interrupted(play: Starter) -> None:
    inner = node(
        "subProcess",
        "sub",
        '<bpmn:startEvent id="sm"/>',
        user("dalam"),
        end("se"),
        chain("sm", "dalam", "se"),
        repeated("daftar", "butir"),
    )
    process = compiled(
        inner,
        boundary("batas", "sub", timer("timeDuration", "P1D")),
        end("e_batas"),
        end(),
        chain("mulai", "sub", "selesai"),
        chain("batas", "e_batas"),
    )

    case = play(process, daftar=[1, 2]).complete("dalam", x=1)
    assert case.sees("dalam") == {"daftar": [1, 2], "butir": 2, "x": 1}
    case.fire("batas")

    assert case.snapshot.completed
    assert len(case.snapshot.closed_tasks) == 1
