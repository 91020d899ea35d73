"""What the snapshots tell is all that waits: nothing fires twice, and nothing is left behind."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from random import Random

import pytest

from engine.bpmn import outcome, pruning, runtime
from engine.bpmn import state as states
from engine.bpmn.process import Process
from engine.domain.errors import AlreadyDoneError
from tests.unit.bpmn.models import (
    AT,
    Play,
    boundary,
    chain,
    compiled,
    end,
    message,
    node,
    parallel,
    properties,
    timer,
    user,
    watching,
)

Starter = Callable[..., Play]

DAY = timer("timeDuration", "P1D")
HOURLY = timer("timeCycle", "R/PT1H")
TERMINATE = "<bpmn:terminateEventDefinition/>"
REMINDED = boundary("ingat", "a", HOURLY, interrupting=False) + end("e") + chain("ingat", "e")
A = user("a") + end() + chain("mulai", "a", "selesai")
INSIDE = "".join((node("startEvent", "m"), user("a"), end("ed"), REMINDED, chain("m", "a", "ed")))
TIDING = watching("kabar", properties(variables="x,y") + message(), interrupting=False)
EACH_HOUR = watching("jam", HOURLY, interrupting=False)

SCENES: dict[str, tuple[Sequence[str], Sequence[str]]] = {
    "a task is completed": ((A, REMINDED), ("ingat", "ingat", "a")),
    "a timer interrupts a task": (
        (A, REMINDED, boundary("batas", "a", DAY), chain("batas", "selesai")),
        ("ingat", "batas"),
    ),
    "a message decides at an event gateway": (
        (
            node("eventBasedGateway", "g"),
            node("intermediateCatchEvent", "datang", message()),
            node("intermediateCatchEvent", "lama", timer("timeCycle", "R3/P1D")),
            user("z"),
            end(),
            chain("mulai", "g", "datang", "z", "selesai"),
            chain("g", "lama", "z"),
        ),
        ("datang",),
    ),
    "a timer decides at an event gateway": (
        (
            node("eventBasedGateway", "g"),
            node("intermediateCatchEvent", "datang", message()),
            node("intermediateCatchEvent", "batas", timer("timeDuration", "PT1H")),
            node("intermediateCatchEvent", "lama", DAY),
            user("z"),
            end(),
            chain("mulai", "g", "datang", "z", "selesai"),
            chain("g", "batas", "z"),
            chain("g", "lama", "z"),
        ),
        ("batas", "z"),
    ),
    "an end terminates the case": (
        (
            node("parallelGateway", "g"),
            user("b"),
            end("habis", TERMINATE),
            A.replace(chain("mulai", "a"), chain("mulai", "g", "a")),
            chain("g", "b", "habis"),
            REMINDED,
            EACH_HOUR,
        ),
        ("ingat", "jam", "b"),
    ),
    "a subprocess is interrupted": (
        (
            node("subProcess", "dalam", INSIDE, EACH_HOUR),
            boundary("batas", "dalam", DAY),
            user("z"),
            end(),
            chain("mulai", "dalam", "selesai"),
            chain("batas", "z", "selesai"),
        ),
        ("ingat", "jam", "batas"),
    ),
    "a case is interrupted": (
        (A, REMINDED, EACH_HOUR, watching("batal", message("batal"))),
        ("ingat", "jam", "batal"),
    ),
    "an interruption is interrupted": (
        (
            A,
            watching(
                "batal",
                message("batal"),
                user("b"),
                chain("batal", "b", "e_batal"),
                boundary("telat", "b", HOURLY, interrupting=False),
                end("et"),
                chain("telat", "et"),
                watching("batas", DAY),
            ),
        ),
        ("batal", "telat", "batas"),
    ),
    "instances are no longer needed": (
        (
            node("subProcess", "dalam", parallel("daftar", "isi", "true"), INSIDE, EACH_HOUR),
            end(),
            chain("mulai", "dalam", "selesai"),
        ),
        ("jam", "ingat", "a"),
    ),
}


def play_step(case: Play, element_id: str, **values: int) -> None:
    if element_id in {"datang", "kabar", "batal"}:
        case.deliver(element_id, **values)
    elif element_id in {"ingat", "jam", "batas", "lama", "telat"}:
        case.fire(element_id, at=case.at)
    else:
        case.complete(element_id, **values)


def told(case: Play) -> set[object]:
    return {token_id for found in case.waiting.values() for token_id in found}


def standing(case: Play) -> set[object]:
    """Return what waits in the state; that of a completed case is of no use."""
    restored, _ = states.decode(case.process, case.snapshot.state)
    return set() if case.snapshot.completed else set(outcome.standing(restored))


@pytest.mark.parametrize("scene", SCENES)
def test_nothing_is_left_behind(play: Starter, scene: str) -> None:
    parts, steps = SCENES[scene]
    case = play(compiled(*parts), daftar=[1, 2])
    seen = told(case)

    for step in steps:
        play_step(case, step)
        seen |= told(case)
        assert told(case) == standing(case)

    for token_id in seen - told(case):
        with pytest.raises(AlreadyDoneError):
            runtime.fire_timer(
                case.process,
                state=case.snapshot.state,
                token_id=token_id,  # type: ignore[arg-type]
                at=AT,
            )


MODELS = (
    compiled(
        node("parallelGateway", "g"),
        *map(user, "abc"),
        node("parallelGateway", "j"),
        end(),
        chain("mulai", "g", "a", "j", "c", "selesai"),
        chain("g", "b", "j"),
        EACH_HOUR,
        TIDING,
    ),
    compiled(
        A,
        boundary("ingat", "a", timer("timeCycle", "R5/PT1H"), interrupting=False),
        boundary("kabar", "a", properties(variables="x"), message(), interrupting=False),
        *map(user, "bc"),
        end("e"),
        chain("ingat", "b", "e"),
        chain("kabar", "c", "e"),
        EACH_HOUR,
    ),
    compiled(
        node("subProcess", "dalam", INSIDE, TIDING, EACH_HOUR),
        user("z"),
        end(),
        chain("mulai", "dalam", "z", "selesai"),
        watching("batal", message("batal")),
    ),
)


def played(model: Process, seed: int, *, forgetful: bool) -> list[object]:
    """Return what a case shows in forty steps that chance chooses."""
    chance, shown = Random(seed), list[object]()  # noqa: S311 -- chance that can be repeated
    case = Play(model, forgetful=forgetful).start(x=0, y=0)
    for _ in range(40):
        if case.waiting:
            case.at += timedelta(minutes=chance.randrange(90))
            step = chance.choice(sorted(case.waiting))
            chance.shuffle(case.waiting[step])
            play_step(case, step, **{chance.choice("xyz"): chance.randrange(4)})
            assert told(case) == standing(case)
            shown += [step, case.waits_for, case.snapshot.completed and case.snapshot.variables]
    return shown


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("model", MODELS)
def test_forgetting_changes_nothing_that_is_shown(
    monkeypatch: pytest.MonkeyPatch, model: Process, seed: int
) -> None:
    shown = played(model, seed, forgetful=False)
    restored = played(model, seed, forgetful=True)
    monkeypatch.setattr(pruning, "prune", lambda _case: set())

    assert shown == restored == played(model, seed, forgetful=False)
