import pytest

from engine.feel import parse, parse_unary_tests


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("umur >= 60 and status.kode = 1", {"umur", "status"}),
        ("for x in xs, y in x.ys return x + y + z", {"xs", "z"}),
        ("some x in xs satisfies x > batas", {"xs", "batas"}),
        ("{a: b, c: a}", {"b"}),
        ("sort(xs, function(a, b) a.n < b.n + c)", {"xs", "c"}),
        ("if is defined(a) then b else count(c)", {"a", "b", "c"}),
        ("xs[1]", {"xs"}),
        ("1 + 2", set()),
    ],
)
def test_free_names_are_those_that_the_text_does_not_define(text: str, names: set[str]) -> None:
    assert parse(text).names == names


def test_names_that_stand_only_in_filters_may_be_properties() -> None:
    expression = parse("rows[umur > batas and item.ok].nama = batas")

    assert expression.names == {"rows", "umur", "batas"}
    assert expression.item_names == {"umur"}


def test_the_input_of_a_unary_test_is_no_free_name() -> None:
    assert parse_unary_tests("> batas, ? = 1").names == {"batas"}
