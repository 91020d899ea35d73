"""Decision services decide in a room of their own."""

import pytest

from tests.unit.bpmn.decisions.drawing import (
    decision,
    element,
    given,
    item_type,
    literal,
    model,
    needs_decision,
    needs_input,
    needs_knowledge,
    service,
)

PARTS = (
    given("n", "number"),
    decision("dasar", literal("10"), type_ref="number"),
    decision("hasil", literal("dasar + n"), needs=needs_decision("dasar") + needs_input("n")),
    decision("selisih", literal("dasar - n"), needs=needs_decision("dasar") + needs_input("n")),
    service("satu", outputDecision=["hasil"], encapsulatedDecision=["dasar"], inputData=["n"]),
    service("dua", outputDecision=["hasil", "selisih"], inputDecision=["dasar"], inputData=["n"]),
)


def called(text: str, name: str = "satu") -> object:
    caller = decision("d", literal(text), needs=needs_knowledge(name) + needs_decision("dasar"))
    return model(*PARTS, caller).evaluate("d", {"n": 1}).value


def test_one_output_is_the_result_itself() -> None:
    assert called("satu(5)") == 15


def test_several_outputs_are_a_context() -> None:
    assert called("dua(5, 100)", "dua") == {"hasil": 105, "selisih": 95}


def test_inputs_come_before_input_decisions_and_can_be_named() -> None:
    assert called("dua(dasar: 100, n: 5).hasil", "dua") == 105


def test_what_is_decided_inside_does_not_count_outside() -> None:
    assert called("[dua(5, 100).hasil, dasar]", "dua") == [105, 10]


def test_a_service_is_not_called_with_a_value_of_another_type() -> None:
    assert called('satu("?")') is None


def test_a_service_can_be_asked_directly() -> None:
    written = model(*PARTS)

    assert written.evaluate("dua", {"n": 1, "dasar": 2}).value == {"hasil": 3, "selisih": 1}
    assert written.evaluate("satu", {"n": "?"}).value is None


def test_a_service_without_outputs_is_null() -> None:
    assert model(service("kosong")).evaluate("kosong", {}).value is None


def test_the_result_has_the_type_of_the_service() -> None:
    function = item_type("tFungsi", element("functionItem", outputTypeRef="string"))
    parts = function, decision("a", literal("1"))

    written = model(*parts, service("s", type_ref="tFungsi", outputDecision=["a"]))

    assert written.evaluate("s", {}).value is None


def test_a_model_tells_its_services() -> None:
    services = model(*PARTS).services

    assert services["dua"].name == "dua"
    assert services["dua"].outputs == ("hasil", "selisih")


@pytest.mark.parametrize("name", ["satu", "dua"])
def test_what_a_service_decides_is_reported(name: str) -> None:
    outcome = model(*PARTS).evaluate(name, {"n": 1, "dasar": 2})

    assert [it.name for it in outcome.evaluations][-1] in {"hasil", "selisih"}


def test_a_service_is_of_the_type_of_its_inputs() -> None:
    assert called("satu instance of function<number> -> number") is True
    assert called("satu instance of function<string> -> number") is False
