"""A decision reads what its arrows lead to."""

import pytest

from engine.bpmn.decisions import DecisionError
from tests.unit.bpmn.decisions.drawing import (
    decision,
    given,
    literal,
    model,
    needs_decision,
    needs_input,
)


def test_a_decision_reads_its_input() -> None:
    grown = model(
        given("Usia", "number"),
        decision("Dewasa", literal("Usia >= 18"), needs=needs_input("Usia")),
    )

    assert grown.evaluate("Dewasa", {"Usia": 20}).value is True


def test_a_required_decision_is_made_first_and_once() -> None:
    twice = model(
        decision("a", literal("1")),
        decision("b", literal("a + 1"), needs=needs_decision("a")),
        decision("c", literal("a + b"), needs=needs_decision("a", "b")),
    )

    outcome = twice.evaluate("c", {})

    assert outcome.value == 3
    assert [it.name for it in outcome.evaluations] == ["a", "b", "c"]


def test_the_name_of_one_hides_the_id_of_another() -> None:
    other = decision("lain", literal("2")).replace('id="lain"', 'id="n"')
    first = given("n").replace('id="n"', 'id="m"')
    needs = needs_input("m") + needs_decision("n")

    written = model(first, other, decision("d", literal("[n, lain]"), needs=needs))

    assert written.evaluate("d", {"n": 1}).value == [1, 2]


def test_a_faulty_decision_does_not_stop_its_siblings() -> None:
    siblings = model(decision("salah", literal("1 +")), decision("benar", literal("1")))

    assert siblings.evaluate("benar", {}).value == 1
    with pytest.raises(DecisionError, match="unexpected_end"):
        siblings.evaluate("salah", {})
