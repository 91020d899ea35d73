from typing import Any

import pytest

from engine.feel import FeelSyntaxError, parse, parse_unary_tests

CONTEXT = {
    "Loan Amount": 100,
    "tahun lahir": 1961,
    "a": 7,
    "b": 5,
    "a-b": "satu nama",
    "date of birth": "1961",
    "orang": {"nama depan": "Wati", "nama": "W"},
    "semua orang": [{"nama depan": "Wati"}, {"nama depan": "Sari"}],
    "dua kali": None,
}
NAMES = frozenset({*CONTEXT, "nama depan", "nama"})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Loan Amount + 1", 101),
        ("Loan   Amount * 2", 200),
        ("2026 - tahun lahir", 65),
        ("a-b", "satu nama"),
        ("b-a", -2),
        ("a - b", "satu nama"),
        ("date of birth", "1961"),
        ("orang.nama depan", "Wati"),
        ("orang.nama", "W"),
        ("semua orang.nama depan", ["Wati", "Sari"]),
        ('semua orang[nama depan = "Sari"].nama depan', ["Sari"]),
        ("if Loan Amount > 50 then tahun lahir else a", 1961),
        ('string length("Loan Amount")', 11),
    ],
)
def test_names_of_the_scope_may_have_several_words(text: str, expected: Any) -> None:
    assert parse(text, names=NAMES).evaluate(CONTEXT) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{jumlah uang: 5, dua kali: jumlah uang * 2}.dua kali", 10),
        ('{"nama depan": "Wati"}.nama depan', "Wati"),
        ("{a+b: 1, c: a+b + 1}.c", 2),
        ("for satu orang in [1, 2] return satu orang + 1", [2, 3]),
        ("some satu orang in [1, 2] satisfies satu orang = 2", True),
        ("(function(uang muka) uang muka + 1)(2)", 3),
        ("(function(uang muka, sisa: number) uang muka + sisa)(sisa: 2, uang muka: 3)", 5),
        ("{luas 2: 4}.luas 2", 4),
        ("{O'Reilly: 1}.O'Reilly", 1),
    ],
)
def test_names_that_the_text_defines_are_known_to_it(text: str, expected: Any) -> None:
    assert parse(text).evaluate({}) == expected


def test_cells_know_the_names_of_their_scope() -> None:
    cell = parse_unary_tests("< Loan Amount", names=NAMES)

    assert cell.evaluate({**CONTEXT, "?": 99}) is True
    assert cell.names == {"Loan Amount"}


def test_without_its_scope_a_name_is_one_word() -> None:
    with pytest.raises(FeelSyntaxError):
        parse("Loan Amount")


def test_a_name_that_no_text_can_say_is_left_out() -> None:
    assert parse("a", names=frozenset({'tanda " kutip', "a"})).evaluate({"a": 1}) == 1


def test_names_may_be_of_any_script() -> None:
    assert parse("{ꦗꦮ: 1, 🐎 liar: 2}.🐎 liar").evaluate({}) == 2
