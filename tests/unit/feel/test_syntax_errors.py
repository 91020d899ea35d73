import pytest

from engine.feel import FeelSyntaxError, parse


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("", "unexpected_end", 1, 1),
        ("1 +", "unexpected_end", 1, 4),
        ("1 1", "unexpected_token", 1, 3),
        ("a and\n  )", "unexpected_token", 2, 3),
        ("a == 1", "unexpected_token", 1, 4),
        ("a = 'x'", "unexpected_token", 1, 5),
        ("a = %", "unexpected_character", 1, 5),
        ('"tidak ditutup', "unterminated_string", 1, 1),
        (r'"\uD800"', "invalid_escape", 1, 1),
        (r'"\UFFFFFF"', "invalid_escape", 1, 1),
        ('1 + @"besok"', "invalid_temporal_literal", 1, 6),
        ("@5", "unexpected_token", 1, 2),
        ("1e99999", "number_out_of_range", 1, 1),
        ("a.__class__", "reserved_name", 1, 3),
        ("1 < 2 < 3", "chained_comparison", 1, 7),
        ("1 in (2, 3) + 1", "unexpected_token", 1, 13),
        ("1 in (< 3).a", "unexpected_token", 1, 11),
        ("x instance of list[1]", "unexpected_token", 1, 19),
        ("x instance list", "unexpected_token", 1, 12),
        ("x instance of kucing", "unknown_type", 1, 15),
        ("x instance of", "unknown_type", 1, 14),
        ("[1..5", "unexpected_token", 1, 6),
        ("[1, 2", "unexpected_end", 1, 6),
        ("xs[]", "unexpected_token", 1, 3),
        ("{a: 1, a: 2}", "duplicate_key", 1, 12),
        ("{a 1}", "unexpected_token", 1, 5),
        ("{1: 1}", "unexpected_token", 1, 2),
        ("{a: 1 b: 2}", "unexpected_token", 1, 7),
        ("a.5", "unexpected_token", 1, 2),
        ("a.(b)", "unexpected_token", 1, 3),
        ("if a then b", "unexpected_end", 1, 12),
        ("for 1 in xs return 1", "unexpected_token", 1, 5),
        ("for if in xs return 1", "unexpected_token", 1, 5),
        ("function(a b", "unexpected_end", 1, 13),
        ("function(a, a) a", "duplicate_key", 1, 14),
        ("function(1) a", "unexpected_token", 1, 10),
        ("function(a) external {a: 1}", "external_function", 1, 13),
        ("x instance of list<kucing>", "unknown_type", 1, 20),
        ("x instance of list<number", "unexpected_end", 1, 26),
        ("(< 5", "unexpected_end", 1, 5),
        ("count(1 2)", "unexpected_token", 1, 9),
        ("and(1)", "unexpected_token", 1, 1),
        ("lenght(xs)", "unknown_function", 1, 1),
        ("1 + string lenght(x)", "unknown_function", 1, 5),
        ("count()", "wrong_arguments", 1, 1),
        ("count(1, 2)", "wrong_arguments", 1, 1),
        ("count(lists: 1)", "wrong_arguments", 1, 1),
        ("count(list: 1, list: 2)", "wrong_arguments", 1, 1),
        ("count(list: 1, 2)", "wrong_arguments", 1, 1),
        ("is defined(a, b)", "unexpected_token", 1, 13),
    ],
)
def test_a_mistake_is_told_with_its_place(text: str, code: str, line: int, column: int) -> None:
    with pytest.raises(FeelSyntaxError) as refused:
        parse(text)

    assert (refused.value.code, refused.value.line, refused.value.column) == (code, line, column)


def test_a_misspelt_function_comes_with_a_suggestion() -> None:
    with pytest.raises(FeelSyntaxError) as refused:
        parse("string lenght(nama)")

    assert refused.value.facts == {"name": "string lenght", "suggestion": "string length"}


def test_wrong_arguments_come_with_the_ways_to_call() -> None:
    with pytest.raises(FeelSyntaxError) as refused:
        parse("date(1, 2)")

    assert refused.value.facts["expected"] == ["date(from)", "date(year, month, day)"]
