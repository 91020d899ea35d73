"""Boxed expressions other than tables."""

from typing import Any

import pytest

from engine.bpmn.decisions import DecisionError
from tests.unit.bpmn.decisions.drawing import (
    context,
    decision,
    element,
    entry,
    literal,
    model,
    parameter,
    value,
)

PEOPLE = '[{nama: "Sari", usia: 30}, {nama: "Budi", usia: 70}, {nama: "Wati"}]'


def part(tag: str, expression: str) -> str:
    return element(tag, literal(expression))


def loop(tag: str, source: str, body: str, *, name: str = "x") -> str:
    last = "return" if tag == "for" else "satisfies"
    return element(tag, part("in", source), part(last, body), iteratorVariable=name)


def filtered(source: str, match: str) -> str:
    return element("filter", part("in", source), part("match", match))


def choice(condition: str, then: str, otherwise: str) -> str:
    return element(
        "conditional", part("if", condition), part("then", then), part("else", otherwise)
    )


def invoked(name: str, **values: str) -> str:
    bindings = (
        element("binding", element("parameter", name=it), literal(text))
        for it, text in values.items()
    )
    return element("invocation", literal(name), *bindings)


def function(body: str, *parameters: str, **attributes: str) -> str:
    return element("functionDefinition", *map(parameter, parameters), literal(body), **attributes)


def test_a_decision_without_logic_is_null() -> None:
    assert value("") is None


def test_an_empty_text_is_null() -> None:
    assert value(literal("")) is None
    assert value(element("literalExpression")) is None


def test_entries_of_a_context_see_those_above() -> None:
    written = context(
        entry("harga satuan", literal("5")), entry("jumlah", literal("harga satuan * 2"))
    )

    assert value(written) == {"harga satuan": 5, "jumlah": 10}


def test_an_entry_without_a_name_is_the_result() -> None:
    assert value(context(entry("a", literal("5")), entry("", literal("a + 1")))) == 6


def test_an_entry_has_the_type_that_it_declares() -> None:
    assert value(context(entry("a", literal("5"), "string"))) == {"a": None}


def test_a_list() -> None:
    assert value(element("list", literal("1"), literal('"dua"'))) == [1, "dua"]


def test_a_relation() -> None:
    columns = element("column", name="nama"), element("column", name="usia", typeRef="number")
    rows = (
        element("row", literal('"Sari"'), literal("30")),
        element("row", literal('"Budi"'), literal('"?"')),
    )

    assert value(element("relation", *columns, *rows)) == [
        {"nama": "Sari", "usia": 30},
        {"nama": "Budi", "usia": None},
    ]


@pytest.mark.parametrize(("n", "result"), [(1, "ya"), (-1, "tidak"), (None, "tidak")])
def test_a_conditional(n: int | None, result: str) -> None:
    assert value(choice("n > 0", '"ya"', '"tidak"'), {"n": n}) == result


def test_a_condition_that_is_no_truth_value_makes_null() -> None:
    assert value(choice("5", '"ya"', '"tidak"')) is None


def test_a_conditional_without_a_branch_is_null_there() -> None:
    assert value(element("conditional", part("if", "true"))) is None


@pytest.mark.parametrize(
    ("match", "names"),
    [
        ("usia > 60", ["Budi"]),
        ("item.usia > 60", ["Budi"]),
        ("usia = null", ["Wati"]),
        ('"?"', None),
        ("false", []),
    ],
)
def test_a_filter_keeps_what_matches(match: str, names: list[str] | None) -> None:
    found = value(filtered(PEOPLE, match))

    assert (found and [it["nama"] for it in found]) == (names or found)


@pytest.mark.parametrize(
    ("source", "match", "result"),
    [
        ("[1, 2, 3]", "item > 1", [2, 3]),
        ("[1, 2, 3]", "2", 2),
        ("[1, 2, 3]", "-1", 3),
        ("5", "item > 1", [5]),
        ("null", "item > 1", []),
    ],
)
def test_a_filter_on_plain_items(source: str, match: str, result: Any) -> None:
    assert value(filtered(source, match)) == result


@pytest.mark.parametrize(
    ("source", "body", "result"),
    [
        ("[1, 2]", "x * 2", [2, 4]),
        ("[1..3]", "x", [1, 2, 3]),
        ("[1, 2, 3]", "x + count(partial)", [1, 3, 5]),
        ("[]", "x", []),
    ],
)
def test_a_loop(source: str, body: str, result: list[int]) -> None:
    assert value(loop("for", source, body)) == result


@pytest.mark.parametrize(
    ("tag", "body", "result"),
    [
        ("some", "x > 2", True),
        ("some", "x > 3", False),
        ("every", "x > 0", True),
        ("every", "x > 2", False),
        ("every", 'if x = 1 then true else "?"', None),
    ],
)
def test_quantifiers(tag: str, body: str, result: bool | None) -> None:  # noqa: FBT001
    assert value(loop(tag, "[1, 2, 3]", body)) is result


def test_the_list_of_a_loop_has_the_type_that_it_declares() -> None:
    written = loop("for", "5", "x").replace("<in>", '<in typeRef="list&lt;number&gt;">')
    other = loop("for", '"lima"', "x").replace("<in>", '<in typeRef="list&lt;number&gt;">')

    assert value(written) == [5]
    assert value(other) is None


def test_functions_that_are_built_in_can_be_invoked() -> None:
    assert value(invoked("abs", n="-5")) == 5


def test_the_variable_of_a_loop_may_have_several_words() -> None:
    assert value(loop("for", "[1, 2]", "angka ini + 1", name="angka ini")) == [2, 3]


def test_loops_see_what_is_around_them() -> None:
    assert value(loop("for", "[1, 2]", "x + n"), {"n": 5}) == [6, 7]


def test_a_function_is_invoked_with_values_by_name() -> None:
    written = context(
        entry("tambah", function("a - b", "a", "b")),
        entry("", invoked("tambah", b="1", a="5")),
    )

    assert value(written) == 4


def test_a_function_can_be_called_in_feel() -> None:
    written = context(
        entry("gandakan", function("n * 2", "n: number")),
        entry("", literal('[gandakan(4), gandakan("empat")]')),
    )

    assert value(written) == [8, None]


def test_a_built_in_function_is_invoked_in_any_of_its_ways() -> None:
    given = {"string": '"foobar"', "start position": "4"}

    assert value(invoked("substring", **given)) == "bar"


def test_a_missing_value_of_an_invocation_is_null() -> None:
    written = context(
        entry("ada", function("a = null", "a")),
        entry("", invoked("ada")),
    )

    assert value(written) is True


@pytest.mark.parametrize(("name", "given"), [("f", {"b": "1"}), ("n", {"a": "1"})])
def test_an_invocation_that_does_not_fit_is_null(name: str, given: dict[str, str]) -> None:
    written = context(
        entry("n", literal("1")), entry("f", function("a", "a")), entry("", invoked(name, **given))
    )

    assert value(written) is None


def test_a_binding_without_a_parameter_is_ignored() -> None:
    call = element("invocation", literal("f"), element("binding", literal("1")))

    assert value(context(entry("f", function("5")), entry("", call))) == 5


@pytest.mark.parametrize("kind", ["Java", "PMML"])
def test_functions_in_other_languages_are_refused(kind: str) -> None:
    written = model(decision("d", function("1", kind=kind)))

    with pytest.raises(DecisionError, match="foreign_function"):
        written.evaluate("d", {})


def test_a_function_is_of_the_type_of_its_parameters_and_of_its_expression() -> None:
    own = element("functionDefinition", parameter("n: number"), literal('"s"', "string"))
    text = (
        "[f instance of function<number> -> string, f instance of function<string> -> string,"
        " f instance of function<number> -> number]"
    )

    assert value(context(entry("f", own), entry("", literal(text)))) == [True, False, False]


def test_other_expression_languages_are_refused() -> None:
    written = element("literalExpression", element("text", "1"), expressionLanguage="juel")

    with pytest.raises(DecisionError, match="decision_not_feel"):
        value(written)


def test_feel_may_be_named_in_many_ways() -> None:
    url = "https://www.omg.org/spec/DMN/20230324/FEEL/"

    assert value(element("literalExpression", element("text", "1"), expressionLanguage=url)) == 1


def test_the_value_of_an_expression_has_the_type_that_it_declares() -> None:
    assert value(literal("[5]", "number")) == 5
    assert value(literal('"5"', "number")) is None
