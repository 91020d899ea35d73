"""Wherever a diagram takes a formula it is FEEL: it is run as FEEL, and checked as FEEL."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from xml.sax.saxutils import escape

import pytest

from engine.bpmn.checks import check
from engine.bpmn.parsing import compile_process
from engine.domain.bundle import Bundle
from tests.unit.bpmn.dmn import decision, decisions, literal, ruled, with_files
from tests.unit.bpmn.models import (
    AT,
    START,
    Play,
    bundle,
    chain,
    end,
    extended,
    flow,
    message,
    node,
    parallel,
    parameters,
    process,
    properties,
    repeated,
    script,
    service,
    timer,
    user,
)

TEXT = "«rumus»"
BROKEN = "1 + + ]"
# Only FEEL reads this, and it comes to "b".
CHOSEN = 'if some x in [1, 2] satisfies x > 1 then "b" else "a"'
ITEMS = "for x in 1..3 return x * 2"


@dataclass(frozen=True)
class Place:
    """Diagrams with a hole, what fills it, and what the case then shows."""

    name: str
    diagrams: tuple[str, ...]
    feel: str
    shows: Callable[[Play], Any]
    shown: Any

    def filled(self, feel: str) -> Bundle:
        written = escape(feel, {'"': "&quot;"})
        return with_files(bundle(*(it.replace(TEXT, written) for it in self.diagrams)), CHOICES)


def line(*elements: str, ids: tuple[str, ...] = ("x",)) -> str:
    return process("uji", START, *elements, end(), chain("mulai", *ids, "selesai"))


def branching(text: str) -> str:
    gateway = node("exclusiveGateway", "g", default="lain")
    flows = flow("g", "x", text, name="ya"), flow("g", "y", name="lain")
    return process(
        "uji", START, gateway, user("x"), user("y"), end("e1"), end("e2"),
        chain("mulai", "g"), *flows, chain("x", "e1"), chain("y", "e2"),
    )  # fmt: skip


def calling(handover: str) -> tuple[str, str]:
    call = node("callActivity", "x", extended(handover), calledElement="anak")
    called = process("anak", START, user("di_dalam"), end(), chain("mulai", "di_dalam", "selesai"))
    return line(call, user("lihat"), ids=("x", "lihat")), called


def variable(name: str) -> Callable[[Play], Any]:
    return lambda case: case.snapshot.variables.get(name)


def inside(case: Play) -> Any:
    return case.sees("di_dalam").get("hasil")


def given_back(case: Play) -> Any:
    return case.complete("di_dalam").sees("lihat").get("hasil")


def role(case: Play) -> str:
    return case.snapshot.opened_tasks[0].role


def task_name(case: Play) -> str:
    return case.snapshot.opened_tasks[0].name


def due(case: Play) -> Any:
    return case.snapshot.opened_timers[0].due_at


def key(case: Play) -> Any:
    return case.snapshot.opened_messages[0].key


def operation(case: Play) -> Any:
    return case.snapshot.operations[0]


def open_instances(case: Play) -> int:
    return len(case.snapshot.opened_tasks)


def after_one(case: Play) -> list[str]:
    return case.complete("x").waits_for


def collected(case: Play) -> Any:
    for _ in range(2):
        case.complete("x")
    return case.snapshot.variables.get("daftar")


CHOICES = decisions(
    decision("a", "A", literal('"pertama"')), decision("b", "B", literal('"kedua " + hasil'))
)
NAMED = properties(outputCollection="daftar", outputElement=TEXT)
PLACES = [
    Place("condition", (branching(TEXT),), f'({CHOSEN}) = "b"', lambda it: it.waits_for, ["x"]),
    Place("script", (line(script("x", "hasil", TEXT)),), CHOSEN, variable("hasil"), "b"),
    Place(
        "timer",
        (line(node("intermediateCatchEvent", "x", timer("timeDate", TEXT))),),
        'now() + duration("PT2H")',
        due,
        AT + timedelta(hours=2),
    ),
    Place(
        "candidateGroups", (line(user("x", camunda_candidateGroups=f"={TEXT}")),), CHOSEN, role, "b"
    ),
    Place(
        "alur:detail",
        (line(user("x", properties(detail=TEXT))),),
        CHOSEN,
        task_name,
        "x \N{EN DASH} b",
    ),
    Place(
        "topic",
        (line(node("serviceTask", "x", camunda_type="external", camunda_topic=f"={TEXT}")),),
        CHOSEN,
        lambda it: operation(it).topic,
        "b",
    ),
    Place(
        "parameter hasil",
        (line(service("x", inputs={"hasil": TEXT})),),
        CHOSEN,
        lambda it: operation(it).inputs["hasil"],
        "b",
    ),
    Place(
        "parameter hasil",
        (line(user("x", extended(parameters(outputs={"hasil": TEXT})))),),
        CHOSEN,
        lambda it: it.complete("x").snapshot.variables["hasil"],
        "b",
    ),
    Place(
        "in hasil",
        calling(f'<camunda:in sourceExpression="{TEXT}" target="hasil"/>'),
        CHOSEN,
        inside,
        "b",
    ),
    Place(
        "out hasil",
        calling(f'<camunda:out sourceExpression="{TEXT}" target="hasil"/>'),
        CHOSEN,
        given_back,
        "b",
    ),
    Place(
        "decisionRef",
        (line(script("s", "hasil", '"x"'), ruled(ref=f"={TEXT}"), ids=("s", "x")),),
        CHOSEN,
        variable("hasil"),
        "kedua x",
    ),
    Place(
        "parameter hasil",
        (line(ruled("x", "b", extended(parameters(inputs={"hasil": TEXT})))),),
        CHOSEN,
        variable("hasil"),
        "kedua b",
    ),
    Place("collection", (line(user("x", parallel(TEXT, "butir"))),), ITEMS, open_instances, 3),
    Place(
        "completionCondition",
        (line(user("x", repeated("[1, 2]", "butir", TEXT)), user("y"), ids=("x", "y")),),
        "butir in [1..1]",
        after_one,
        ["y"],
    ),
    Place(
        "alur:outputElement",
        (line(user("x", NAMED + parallel("[1, 2]", "butir"))),),
        "butir ** 2",
        collected,
        [1, 4],
    ),
    Place(
        "alur:correlationKey",
        (line(node("intermediateCatchEvent", "x", properties(correlationKey=TEXT) + message())),),
        CHOSEN,
        key,
        "b",
    ),
]


@pytest.mark.parametrize("place", PLACES, ids=lambda it: it.name)
def test_a_formula_is_evaluated_as_feel(place: Place) -> None:
    case = Play(compile_process(place.filled(place.feel))).start()

    assert place.shows(case) == place.shown


@pytest.mark.parametrize("place", PLACES, ids=lambda it: it.name)
def test_a_formula_that_is_no_feel_is_found_by_the_check(place: Place) -> None:
    problems = check(place.filled(BROKEN))

    found = [it for it in problems if it.code == "bad_expression"]
    assert [it.facts["place"] for it in found] == [place.name]


def test_a_number_of_repetitions_is_refused_as_a_whole() -> None:
    loop = (
        "<bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>3</bpmn:loopCardinality>"
        "</bpmn:multiInstanceLoopCharacteristics>"
    )

    problems = check(bundle(line(user("x", loop))))

    assert "repetition_unsupported" in {it.code for it in problems}
