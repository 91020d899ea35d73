"""Whatever is done to a model: there are problems and decision errors, and nothing else."""

import random
from contextlib import suppress
from typing import Any

from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st
from lxml import etree

from engine.bpmn.decisions import (
    DecisionError,
    DecisionModel,
    UnknownDecisionError,
    UnreadableModelError,
    read_model,
    read_models,
)
from engine.bpmn.xml import Element
from tests.unit.bpmn.decisions.drawing import (
    allowed,
    component,
    context,
    decision,
    definitions,
    element,
    entry,
    given,
    item_type,
    knowledge,
    literal,
    needs_decision,
    needs_input,
    needs_knowledge,
    of_type,
    service,
    table,
)

WHOLE = definitions(
    item_type("tOrang", component("usia", of_type("tUsia")), component("anak", of_type("tOrang"))),
    item_type("tUsia", of_type("number"), allowed("[0..150]")),
    given("orang", "tOrang"),
    given("n", "number"),
    knowledge("f", literal("a * 2"), takes=["a: number"], needs=needs_knowledge("f")),
    decision(
        "golongan",
        table(
            '>= 60; - -> "lansia"; 1',
            '< 60; > 5 -> "umum"; n',
            inputs=["orang.usia: tUsia = [0..150]", "n: number"],
            outputs=['nama: string = "lansia", "umum" | "umum"', "nilai: number"],
            policy="PRIORITY",
        ),
        needs=needs_input("orang", "n"),
    ),
    decision(
        "jumlah",
        context(
            entry("daftar", element("list", literal("1"), literal("n"))),
            entry(
                "semua",
                element(
                    "for",
                    element("in", literal("daftar")),
                    element("return", literal("f(x)")),
                    iteratorVariable="x",
                ),
            ),
            entry("", literal("sum(semua) + golongan.nilai")),
        ),
        needs=needs_input("n") + needs_decision("golongan") + needs_knowledge("f"),
        type_ref="number",
    ),
    service("s", outputDecision=["jumlah"], inputDecision=["golongan"], inputData=["n"]),
)
GIVEN: dict[str, Any] = {"orang": {"usia": 70, "anak": None}, "n": 7, "golongan": {"nilai": 1}}
WORDS = (
    "",
    "n",
    "#f",
    "#jumlah",
    "urn:uji#n",
    "tOrang",
    "list<",
    "1 +",
    "(",
    "-",
    "true",
    "FEEL",
    "C+",
)


def mutated(source: random.Random) -> str:
    """The model after some of the things that hands and programs do to a file."""
    root = etree.fromstring(WHOLE)
    for _ in range(source.randint(1, 6)):
        source.choice(CHANGES)(source.choice(list(root.iter("*"))), source)
    return etree.tostring(root, encoding="unicode")


def _drop(element: Element, _source: random.Random) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _repeat(element: Element, _source: random.Random) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.append(etree.fromstring(etree.tostring(element)))


def _move(element: Element, source: random.Random) -> None:
    target = source.choice(list(element.getroottree().getroot().iter("*")))
    if element not in target.iterancestors() and element is not target:
        target.append(element)


def _rename(element: Element, source: random.Random) -> None:
    others = [it.tag for it in element.getroottree().getroot().iter("*")]
    element.tag = source.choice(others)


def _reword(element: Element, source: random.Random) -> None:
    element.text = source.choice(WORDS)


def _attribute(element: Element, source: random.Random) -> None:
    name = source.choice(["id", "name", "href", "typeRef", "hitPolicy", "isCollection", "kind"])
    element.set(name, source.choice(WORDS))


CHANGES = (_drop, _repeat, _move, _rename, _reword, _attribute)


def everything_asked_of(model: DecisionModel) -> None:
    for problem in model.problems():
        assert problem.code
    for ref in [*model.decisions, *model.services, "f"]:
        for given_values in ({}, GIVEN, model.inputs_from_json(GIVEN)):
            with suppress(DecisionError, UnknownDecisionError):
                model.evaluate(ref, given_values)


def test_the_whole_model_is_sound() -> None:
    model = read_model(WHOLE)

    assert model.problems() == ()
    assert model.evaluate("jumlah", GIVEN).value == 17
    assert model.evaluate("s", GIVEN).value == 17


@settings(max_examples=150, deadline=None)
@drawn(st.randoms(use_true_random=False))
def test_a_mutated_model_never_crashes(source: random.Random) -> None:
    try:
        models = read_models({"a": mutated(source), "b": WHOLE.replace("urn:uji", "urn:lain")})
    except UnreadableModelError:
        return

    everything_asked_of(models["a"])


@settings(max_examples=100, deadline=None)
@drawn(st.integers(0, len(WHOLE)), st.integers(0, 40), st.text(max_size=6))
def test_a_damaged_text_never_crashes(start: int, length: int, text: str) -> None:
    try:
        model = read_model(WHOLE[:start] + text + WHOLE[start + length :])
    except UnreadableModelError:
        return

    everything_asked_of(model)
