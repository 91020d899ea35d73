"""Business knowledge models are functions."""

import pytest

from engine.bpmn.decisions import DecisionError
from tests.unit.bpmn.decisions.drawing import (
    allowed,
    context,
    decision,
    element,
    entry,
    item_type,
    knowledge,
    literal,
    model,
    needs_decision,
    needs_knowledge,
    of_type,
    table,
)

DOUBLE = knowledge("gandakan", literal("n * 2"), takes=["n: number"])


def test_knowledge_is_called_by_its_name() -> None:
    written = model(
        knowledge("lama tinggal", literal("n * 2"), takes=["n: number"]),
        decision("d", literal("lama tinggal(4)"), needs=needs_knowledge("lama tinggal")),
    )

    assert written.evaluate("d", {}).value == 8


def test_values_can_be_named() -> None:
    written = model(
        knowledge("kurang", literal("a - b"), takes=["a", "b"]),
        decision("d", literal("kurang(b: 1, a: 5)"), needs=needs_knowledge("kurang")),
    )

    assert written.evaluate("d", {}).value == 4


def test_knowledge_is_not_called_with_a_value_of_another_type() -> None:
    written = model(
        knowledge("ada", literal("n = null"), takes=["n: number"]),
        decision("d", literal('[ada("?"), ada(null), ada([1])]'), needs=needs_knowledge("ada")),
    )

    assert written.evaluate("d", {}).value == [None, True, False]


@pytest.mark.parametrize(
    ("type_ref", "found"),
    [
        ("function", 1),
        ("function<number> -> number", 1),
        ("function<number> -> string", None),
        ("tKecil", None),
    ],
)
def test_the_type_may_be_that_of_the_function(type_ref: str, found: int | None) -> None:
    written = model(
        item_type("tKecil", of_type("number"), allowed("< 1")),
        knowledge("f", literal("n"), takes=["n"], type_ref=type_ref),
        decision("d", literal("f(1)"), needs=needs_knowledge("f")),
    )

    assert written.evaluate("d", {}).value == found


@pytest.mark.parametrize("holder", ["variable", "logic", "expression", "function"])
def test_the_result_has_the_type_that_is_declared(holder: str) -> None:
    function = element("functionItem", outputTypeRef="string")
    parts = {
        "variable": knowledge("f", literal("1"), type_ref="string"),
        "logic": knowledge("f", literal("1")).replace(
            "<encapsulatedLogic>", '<encapsulatedLogic typeRef="string">'
        ),
        "expression": knowledge("f", literal("1", "string")),
        "function": item_type("tFungsi", function)
        + knowledge("f", literal("1"), type_ref="tFungsi"),
    }
    written = model(parts[holder], decision("d", literal("f()"), needs=needs_knowledge("f")))

    assert written.evaluate("d", {}).value is None


def test_knowledge_may_require_knowledge() -> None:
    written = model(
        DOUBLE,
        knowledge(
            "dua kali",
            literal("gandakan(gandakan(n))"),
            takes=["n"],
            needs=needs_knowledge("gandakan"),
        ),
        decision("d", literal("dua kali(3)"), needs=needs_knowledge("dua kali")),
    )

    assert written.evaluate("d", {}).value == 12


def test_knowledge_reads_nothing_but_its_parameters_and_its_knowledge() -> None:
    written = model(
        knowledge("f", literal("rahasia")),
        decision("d", literal("f()"), needs=needs_knowledge("f")),
    )

    with pytest.raises(DecisionError, match="unknown_name"):
        written.evaluate("d", {"rahasia": 1})


def test_knowledge_may_call_itself() -> None:
    written = model(
        knowledge("faktorial", literal("if n < 2 then 1 else n * faktorial(n - 1)"), takes=["n"]),
        decision("d", literal("faktorial(5)"), needs=needs_knowledge("faktorial")),
    )

    assert written.evaluate("d", {}).value == 120


@pytest.mark.parametrize("body", ["f(n)", "1 + f(n + 1)", "[f(n)]", "if true then f(n) else 0"])
def test_knowledge_that_never_ends_is_stopped(body: str) -> None:
    written = model(
        knowledge("f", literal(body), takes=["n"]),
        decision("d", literal("f(1)"), needs=needs_knowledge("f")),
    )

    with pytest.raises(DecisionError, match="too_deep"):
        written.evaluate("d", {})


def test_deep_nesting_is_stopped_before_python_is() -> None:
    nested = "n"
    for _ in range(20):
        nested = f"if n > 0 then [{nested}] else 0"
    written = model(
        knowledge("f", context(entry("a", literal(f"f({nested})"))), takes=["n"]),
        decision("d", literal("f(1)"), needs=needs_knowledge("f")),
    )

    with pytest.raises(DecisionError, match=r"too_deep|too_many_steps"):
        written.evaluate("d", {})


def test_knowledge_can_be_asked_directly() -> None:
    assert model(DOUBLE).evaluate("gandakan", {"n": 4}).value == 8
    assert model(DOUBLE).evaluate("gandakan", {"n": "empat"}).value is None


def test_knowledge_without_logic_is_null() -> None:
    written = model(element("businessKnowledgeModel", id="f", name="f"))

    assert written.evaluate("f", {}).value is None


def test_a_table_inside_knowledge_is_reported() -> None:
    written = model(
        knowledge(
            "golongan",
            table("> 60 -> 1", "- -> 2", inputs=["usia"], policy="FIRST"),
            takes=["usia"],
        ),
        decision("d", literal("golongan(70) + golongan(5)"), needs=needs_knowledge("golongan")),
    )

    outcome = written.evaluate("d", {})

    assert outcome.value == 3
    assert [(it.name, it.value) for it in outcome.evaluations] == [
        ("golongan", 1),
        ("golongan", 2),
        ("d", 3),
    ]
    assert [it.rules[0].number for it in outcome.evaluations[:2]] == [1, 2]
    assert outcome.evaluations[2].rules == ()


def test_very_many_evaluations_are_not_all_reported() -> None:
    written = model(
        knowledge("f", table("- -> n", inputs=["n"]), takes=["n"]),
        decision("d", literal("for n in 1..1500 return f(n)"), needs=needs_knowledge("f")),
    )

    outcome = written.evaluate("d", {})

    assert len(outcome.value) == 1500
    assert len(outcome.evaluations) == 1001
    assert outcome.evaluations[-1].name == "d"


def test_one_budget_is_for_all_decisions_of_a_request() -> None:
    busy = literal("count(for n in 1..40000 return n)")
    parts = [decision(name, busy) for name in ("a", "b", "c")]
    written = model(
        *parts, decision("d", literal("a + b + c"), needs=needs_decision("a", "b", "c"))
    )

    assert written.evaluate("a", {}).value == 40_000
    with pytest.raises(DecisionError, match="too_many_steps"):
        written.evaluate("d", {})


def types_of(written: str, *types: str) -> list[str]:
    """Return those among these types of functions of which the knowledge is an instance."""
    listed = ", ".join(f"gandakan instance of function{it}" for it in types)
    own = decision("d", literal(f"[{listed}]"), needs=needs_knowledge("gandakan"))
    found = model(written, own).evaluate("d", {}).value
    return [it for it, is_one in zip(types, found, strict=True) if is_one]


def test_knowledge_is_of_the_type_that_it_declares() -> None:
    typed = knowledge("gandakan", literal("n * 2"), takes=["n: number"], type_ref="number")
    right = ["<number> -> number", "<number> -> Any"]
    wrong = ["<string> -> number", "<number> -> string", "<number, number> -> number"]

    assert types_of(typed, *right, *wrong) == right


def test_knowledge_that_declares_no_types_takes_and_returns_anything() -> None:
    untyped = knowledge("gandakan", literal("n * 2"), takes=["n"])

    assert types_of(untyped, "<string> -> number", "<> -> number") == ["<string> -> number"]
