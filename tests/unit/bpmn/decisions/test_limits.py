"""Models from strangers cannot make an evaluation long: what they ask for counts as steps."""

from time import process_time
from typing import Any

import pytest

from engine.bpmn.decision_files import read_decision_files
from engine.bpmn.decisions import DecisionError, read_models
from engine.domain.bundle import Bundle
from tests.unit.bpmn.decisions.drawing import (
    DMN_15,
    component,
    decision,
    definitions,
    element,
    given,
    item_type,
    literal,
    model,
    needs_decision,
    needs_input,
    needs_knowledge,
    of_type,
    service,
)

LAYERS = 30


def imports(*names: str) -> str:
    return "".join(
        element("import", name=it, namespace=f"urn:{it}", importType=DMN_15) for it in names
    )


def required(prefix: str) -> str:
    return element(
        "informationRequirement", element("requiredDecision", href=f"urn:{prefix}#{prefix}")
    )


def layered(name: str, *below: str) -> str:
    """Write a model that adds up what the models below decide."""
    total = " + ".join(f"{it}.{it}" for it in below) or "n"
    needs = "".join(map(required, below)) or needs_input("n")
    parts = (given("n", "number"), decision(name, literal(total), needs=needs))
    return definitions(imports(*below), *parts, namespace=f"urn:{name}")


def test_a_model_decides_once_however_many_ways_of_import_lead_to_it() -> None:
    texts = {"a0.dmn": layered("a0"), "b0.dmn": layered("b0")}
    for at in range(1, LAYERS):
        below = f"a{at - 1}", f"b{at - 1}"
        texts |= {f"{it}.dmn": layered(it, *below) for it in (f"a{at}", f"b{at}")}

    found = read_models(texts)[f"a{LAYERS - 1}.dmn"]
    outcome = found.evaluate(f"a{LAYERS - 1}", {})

    assert len(outcome.evaluations) < 3 * LAYERS


def test_models_that_all_import_each_other_are_told_a_case_once() -> None:
    names = [f"m{at}" for at in range(12)]
    files = {
        f"processes/uji/{it}.dmn": definitions(
            imports(*(other for other in names if other != it)),
            given("n", "number"),
            decision(it, literal("n + 1"), needs=needs_input("n")),
            namespace=f"urn:{it}",
        )
        for it in names
    }
    read = read_decision_files(Bundle("uji", files), "uji")
    first = read.models["processes/uji/m0.dmn"]

    context = read.context(first, {"n": 1})

    assert context["m1"]["m2"] is context["m2"]
    assert first.evaluate("m0", context).value == 2


def test_services_that_are_called_again_and_again_are_stopped() -> None:
    chain = [decision("d0", literal("n"), needs=needs_input("n"))]
    chain += [
        decision(f"d{at}", literal(f"d{at - 1}"), needs=needs_decision(f"d{at - 1}"))
        for at in range(1, 30)
    ]
    called = service("s", outputDecision=["d29"], inputData=["n"])
    often = decision("x", literal("for i in 1..5000 return s(i)"), needs=needs_knowledge("s"))

    with pytest.raises(DecisionError) as refused:
        model(given("n", "number"), *chain, called, often).evaluate("x", {})

    assert refused.value.code == "too_many_steps"


def test_values_that_are_nested_too_deeply_are_refused() -> None:
    tree = model(
        item_type("tPohon", component("cabang", of_type("tPohon"))),
        given("pohon", "tPohon"),
        decision("d", literal("pohon"), needs=needs_input("pohon")),
    )
    deep: Any = None
    for _ in range(900):
        deep = {"cabang": deep}

    with pytest.raises(DecisionError) as refused:
        tree.inputs_from_json({"pohon": deep})

    assert refused.value.code == "too_deep"


def test_a_chain_of_very_many_decisions_is_refused() -> None:
    chain = [decision("d0", literal("1"))]
    chain += [
        decision(f"d{at}", literal(f"d{at - 1}"), needs=needs_decision(f"d{at - 1}"))
        for at in range(1, 400)
    ]

    with pytest.raises(DecisionError) as refused:
        model(*chain).evaluate("d399", {})

    assert refused.value.code == "too_deep"


@pytest.mark.parametrize(
    "name", ["a." * 28 + "tTidakAda", "a:" * 1200 + "t", "x:" * 1200 + "t", "list<" * 1200 + "t"]
)
def test_a_type_behind_very_many_names_is_unknown(name: str) -> None:
    """The model imports itself: its name leads back to it however often it is written."""
    itself = imports("a") + imports("a").replace('name="a"', 'name="a.a"')
    written = definitions(itself, given("n", name), namespace="urn:a")
    file = "processes/uji/a.dmn"

    (problem,) = read_decision_files(Bundle("uji", {file: written}), "uji").problems

    assert problem.code == "unknown_item_type"


def test_a_model_of_very_many_parts_is_read_quickly() -> None:
    """Each text is read with the names of all: they are prepared once, not for every text."""
    chain = [decision("langkah ke 0", literal("data ke 0"), needs=needs_input("data ke 0"))]
    chain += [
        decision(
            f"langkah ke {at}",
            literal(f"langkah ke {at - 1} + data ke {at}"),
            needs=needs_decision(f"langkah ke {at - 1}") + needs_input(f"data ke {at}"),
        )
        for at in range(1, 1000)
    ]
    written = model(*(given(f"data ke {at}", "number") for at in range(1000)), *chain)
    before = process_time()

    assert written.problems() == ()
    assert process_time() - before < 3
