"""Tasks without a target of their own share that of the activity around them."""

from collections.abc import Callable
from datetime import timedelta

from engine.domain.snapshot import Target, WaitingTask
from tests.unit.bpmn.models import (
    AT,
    START,
    Play,
    chain,
    compiled,
    end,
    node,
    process,
    properties,
    user,
)

Starter = Callable[..., Play]
TWO_DAYS = properties(slaTarget="2", slaUnit="hk")
LETTER = process(
    "terbit_surat",
    START,
    user("konsep"),
    user("paraf", properties(slaTarget="1", slaUnit="jam")),
    user("tanda_tangan"),
    end("e_terbit"),
    chain("mulai", "konsep", "paraf", "tanda_tangan", "e_terbit"),
)


def calling(*inside: str) -> str:
    call = node("callActivity", "terbitkan", *inside, calledElement="terbit_surat")
    flows = chain("mulai", "awal", "terbitkan", "selesai")
    return "".join((user("awal"), call, end(), flows))


def waiting(case: Play) -> WaitingTask:
    (task,) = case.snapshot.opened_tasks
    return task


def test_the_time_of_a_call_runs_for_all_tasks_of_the_called_procedure(play: Starter) -> None:
    case = play(compiled(calling(TWO_DAYS), called=[LETTER]))

    begun = case.at = AT + timedelta(hours=5)
    first = waiting(case.complete("awal"))
    case.at += timedelta(days=1)
    last = waiting(case.complete("konsep").complete("paraf"))

    assert (first.target, first.since) == (Target(amount=2, unit="hk"), begun)
    assert (last.target, last.since) == (Target(amount=2, unit="hk"), begun)


def test_a_target_of_its_own_goes_first(play: Starter) -> None:
    case = play(compiled(calling(TWO_DAYS), called=[LETTER])).complete("awal").complete("konsep")

    assert (waiting(case).target, waiting(case).since) == (Target(amount=1, unit="jam"), None)


def test_an_embedded_subprocess_shares_its_target_too(play: Starter) -> None:
    inside = "".join(('<bpmn:startEvent id="m2"/>', user("b"), end("e2"), chain("m2", "b", "e2")))
    sub = node("subProcess", "sub", TWO_DAYS, inside)
    case = play(compiled(sub + end() + chain("mulai", "sub", "selesai")))

    assert (waiting(case).target, waiting(case).since) == (Target(amount=2, unit="hk"), AT)


def test_without_any_target_there_is_none(play: Starter) -> None:
    case = play(compiled(calling(), called=[LETTER])).complete("awal")

    assert (waiting(case).target, waiting(case).since) == (None, None)
