"""The types that a model declares, and what becomes of values that are not of them."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from engine.bpmn.decisions import DecisionModel
from tests.unit.bpmn.decisions.drawing import (
    allowed,
    component,
    context,
    decision,
    element,
    entry,
    given,
    item_type,
    literal,
    model,
    needs_input,
    of_type,
    text,
)

GRADE = item_type("tNilai", of_type("string"), allowed('"A", "B"'))
PERSON = item_type(
    "tOrang", component("nama", of_type("string")), component("nilai", of_type("tNilai"))
)
PEOPLE = item_type("tDaftar", of_type("tOrang"), isCollection="true")
FAMILY = item_type(
    "tKeluarga",
    component("nama", of_type("string")),
    component("anak", of_type("tKeluarga"), isCollection="true"),
)
AGE = item_type("tUsia", of_type("number"), allowed("[0..150]"))


def echo(type_ref: str, *definitions: str) -> DecisionModel:
    """A model that returns its input."""
    return model(
        *definitions, given("x", type_ref), decision("d", literal("x"), needs=needs_input("x"))
    )


def taken(value: Any, type_ref: str, *definitions: str) -> Any:
    return echo(type_ref, *definitions).evaluate("d", {"x": value}).value


@pytest.mark.parametrize(
    ("value", "type_ref"),
    [
        (5, "number"),
        ("a", "string"),
        (True, "boolean"),
        (date(2026, 3, 2), "date"),
        ([1, "a"], "Any"),
        ({"a": 1}, "context"),
        ([1, 2], "list<number>"),
        ({"a": 1}, "context<a: number>"),
        (5, "integer"),
        (5, "feel:number"),
        (None, "number"),
        ("B", "tNilai"),
        ({"nama": "Sari", "nilai": "A", "lain": 1}, "tOrang"),
        ([{"nama": "Sari", "nilai": None}], "tDaftar"),
        ({"nama": "Sari", "anak": [{"nama": "Budi", "anak": []}]}, "tKeluarga"),
        (7, "tTidakAda"),
    ],
)
def test_values_of_the_type_are_taken(value: Any, type_ref: str) -> None:
    assert taken(value, type_ref, GRADE, PERSON, PEOPLE, FAMILY) == value


@pytest.mark.parametrize(
    ("value", "type_ref"),
    [
        ("5", "number"),
        (5, "string"),
        ([1, "a"], "list<number>"),
        ({"a": "1"}, "context<a: number>"),
        (5, "range<number>"),
        ("C", "tNilai"),
        ({"nama": "Sari"}, "tOrang"),
        ({"nama": "Sari", "nilai": "C"}, "tOrang"),
        ("Sari", "tOrang"),
        ([{"nama": "Sari", "nilai": "C"}], "tDaftar"),
        ({"nama": "Sari", "anak": [{"nama": "Budi"}]}, "tKeluarga"),
    ],
)
def test_values_of_another_type_are_null(value: Any, type_ref: str) -> None:
    assert taken(value, type_ref, GRADE, PERSON, PEOPLE, FAMILY) is None


@pytest.mark.parametrize(
    ("value", "type_ref", "found"),
    [
        ([5], "number", 5),
        (5, "list<number>", [5]),
        ({"nama": "Sari", "nilai": "A"}, "tDaftar", [{"nama": "Sari", "nilai": "A"}]),
        (date(2026, 3, 2), "date and time", datetime(2026, 3, 2, tzinfo=UTC)),
        ([[5]], "number", None),
        ([], "number", None),
    ],
)
def test_the_conversions_of_the_standard(value: Any, type_ref: str, found: Any) -> None:
    assert taken(value, type_ref, GRADE, PERSON, PEOPLE) == found


def test_a_constraint_on_a_list_is_for_the_whole_list() -> None:
    short = item_type(
        "tPendek",
        of_type("number"),
        element("typeConstraint", text("count(?) < 3")),
        isCollection="true",
    )

    assert taken([1, 2], "tPendek", short) == [1, 2]
    assert taken([1, 2, 3], "tPendek", short) is None


def test_allowed_values_of_a_list_are_for_its_items() -> None:
    ages = item_type("tUsiaSemua", of_type("number"), allowed("> 0"), isCollection="true")

    assert taken([1, 2], "tUsiaSemua", ages) == [1, 2]
    assert taken([1, -2], "tUsiaSemua", ages) is None


def test_functions_have_types_too() -> None:
    takes_number = item_type(
        "tFungsi",
        element(
            "functionItem",
            element("parameters", name="a", typeRef="number"),
            outputTypeRef="number",
        ),
    )
    written = model(
        takes_number,
        decision(
            "d",
            context(
                entry("f", literal("function(a: number) a"), "tFungsi"),
                entry("g", literal("function(a: number, b: number) a"), "tFungsi"),
                entry("", literal("[f(1), g = null]")),
            ),
        ),
    )

    assert written.evaluate("d", {}).value == [1, True]


def test_feel_knows_the_types_of_the_model() -> None:
    written = model(
        AGE, FAMILY, decision("d", literal("[5 instance of tUsia, {} instance of tKeluarga]"))
    )

    assert written.evaluate("d", {}).value == [True, False]


def test_a_type_that_is_only_itself_is_a_problem() -> None:
    one, two = item_type("tSatu", of_type("tDua")), item_type("tDua", of_type("tSatu"))
    written = echo("tSatu", one, two)

    assert [it.code for it in written.problems()] == ["item_type_cycle"]
    assert written.evaluate("d", {"x": 5}).value == 5


def test_members_without_a_type_may_be_anything() -> None:
    loose = item_type("tBebas", component("isi"))

    assert taken({"isi": [1, "a"]}, "tBebas", loose) == {"isi": [1, "a"]}


def test_types_are_found_behind_others() -> None:
    column = element("input", element("inputExpression", text("n"), typeRef="tSemu"))
    alias = item_type("tSemu", of_type("tNilai"))
    circle = item_type("tSatu", of_type("tSatu"))
    looping = element("input", element("inputExpression", text("n"), typeRef="tSatu"))
    written = model(GRADE, alias, circle, decision("d", element("decisionTable", column, looping)))

    found = written.decision("d").table

    assert found is not None
    assert [it.allowed for it in found.inputs] == ['"A", "B"', None]


def test_types_that_multiply_do_not_fill_the_memory() -> None:
    types = [
        item_type(f"t{n}", *(component(f"c{m}", of_type(f"t{n + 1}")) for m in range(9)))
        for n in range(30)
    ]

    assert echo("t0", *types).evaluate("d", {"x": 5}).value is None


def test_tables_are_told_with_the_types_that_feel_knows() -> None:
    column = element("input", element("inputExpression", text("usia")))
    typed = element("input", element("inputExpression", text("n"), typeRef="integer"))
    result = element("output", name="hasil", typeRef="tNilai")
    written = model(
        GRADE,
        AGE,
        given("usia", "tUsia"),
        decision("d", element("decisionTable", column, typed, result)),
        decision("e", literal("1")),
    )

    found = written.decision("d").table

    assert found is not None
    assert [(it.type_name, it.allowed) for it in found.inputs] == [
        ("number", "[0..150]"),
        ("integer", None),
    ]
    assert (found.outputs[0].type_name, found.outputs[0].allowed) == ("string", '"A", "B"')
    assert written.decision("e").table is None
