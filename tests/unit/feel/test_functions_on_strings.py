from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

Value = Callable[..., Any]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('string length("desa")', 4),
        ('substring("kelurahan", 3)', "lurahan"),
        ('substring("kelurahan", 3, 3)', "lur"),
        ('substring("kelurahan", -3, 2)', "ha"),
        ('substring("kelurahan", 3, -1)', ""),
        ('substring("kelurahan", 0)', None),
        ('substring("kelurahan", 10)', None),
        ('substring(string: "desa", start position: 2)', "esa"),
        ('upper case("desa")', "DESA"),
        ('lower case("DESA")', "desa"),
        ('contains("desa", "es")', True),
        ('starts with("desa", "de")', True),
        ('ends with("desa", "de")', False),
        ('substring before("RT/RW", "/")', "RT"),
        ('substring before("RT", "/")', ""),
        ('substring before("RT", "")', ""),
        ('substring after("RT/RW", "/")', "RW"),
        ('substring after("RT", "/")', ""),
        ('substring after("RT", "")', "RT"),
        ('string join(["a", null, "b"], ", ")', "a, b"),
        ('string join(["a", "b"])', "ab"),
        ('string join([], ",")', ""),
        ('string join(["a", 1])', None),
        ("upper case(1)", None),
        ("upper case(null)", None),
        ('upper case(["a"])', "A"),
        ('upper case([["a"]])', None),
        ('substring("desa", 1/0)', None),
        ('substring("desa", 2, null)', None),
        ('substring("d😀sa", 2, 1)', "😀"),
        ('string length("d😀sa")', 4),
    ],
)
def test_texts_are_cut_and_joined(value: Value, text: str, expected: object) -> None:
    assert value(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('string("a")', "a"),
        ("string(null)", None),
        ("string(1.50)", "1.5"),
        ("string(100)", "100"),
        ("string(2e3)", "2000"),
        ("string(true)", "true"),
        ('string(@"2026-08-17")', "2026-08-17"),
        ('string(@"08:30:00.500+07:00")', "08:30:00.5+07:00"),
        ('string(@"2026-08-17T08:30:00Z")', "2026-08-17T08:30:00Z"),
        ('string(@"2026-08-17T08:30:00@Asia/Jakarta")', "2026-08-17T08:30:00@Asia/Jakarta"),
        ('string(@"P1DT2H")', "P1DT2H"),
        ('string(@"-P14M")', "-P1Y2M"),
        ('string([1, "a\\"b", null])', '[1, "a\\"b", null]'),
        ("string({a: 1, b: [false]})", "{a: 1, b: [false]}"),
        ("string([1..5))", "[1..5)"),
        ("string((1..5])", "(1..5]"),
        ("string([(< 5), (<= 5), (> 5)])", "[(< 5), (<= 5), (> 5)]"),
        ('string([(>= "a"), (= "a"), (!= 1)])', '[(>= "a"), (= "a"), (!= 1)]'),
        ("string(1e30)", "1000000000000000000000000000000"),
        ("string(1/3)", "0.3333333333333333333333333333333333"),
        ("string(-0.0)", "0"),
        ("string([function(a) a])", None),
    ],
)
def test_every_value_has_a_text(value: Value, text: str, expected: str | None) -> None:
    assert value(text) == expected


def test_floats_have_the_text_they_were_written_as(value: Value) -> None:
    assert value("string(a)", a=0.1) == "0.1"
    assert value("string(a)", a=Decimal("1E+3")) == "1000"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('matches("3201010101600001", "^[0-9]{16}$")', True),
        ('matches("320101", "^[0-9]{16}$")', False),
        ('matches("desa sukamaju", "suka")', True),
        ('matches("DESA", "desa", "i")', True),
        ('matches("a\nb", "^b$", "m")', True),
        ('matches("12\n", "^[0-9]+$")', False),
        ('matches("a\nb", "a.b")', False),
        ('matches("a\nb", "a.b", "s")', True),
        ('matches("a.b", "a\\\\.b")', True),
        ('matches("081234", "^(\\\\+62|62|0)8[1-9][0-9]{3,10}$")', True),
        ('matches("x@y.id", "^[^@]+@[^@]+\\\\.[^@]+$")', True),
        ('matches("abab", "^(?:ab)+$")', True),
        ('matches("1.22.333", "^([0-9]{1,3}\\\\.){2}[0-9]{1,3}$")', True),
        ('matches("aa", "a{2,}")', True),
        ('matches("b", "a|b")', True),
        ('matches("aab", "a+?b")', True),
        ('matches("aaa", "^a{0}$")', False),
        ('replace("0812 34", "[^0-9]", "")', "081234"),
        ('replace("Siti Aminah", "(\\\\w+) (\\\\w+)", "$2, $1")', "Aminah, Siti"),
        ('replace("ab", "(a)|b", "[$1]")', "[a][]"),
        ('replace("a", "a", "\\\\$1$7")', "$1"),
        ('replace("ABC", "b", "-", "i")', "A-C"),
        ('replace("abc", "(b)", "$12$0")', "ab2bc"),
        ('replace("abc", "b", "\\\\\\\\")', "a\\c"),
        ('replace("abc", "b", "$")', None),
        ('replace("abc", "b", "\\\\n")', None),
        ('replace("a.b$c", ".", "$1", "q")', "a$1b$c"),
        ('replace(input: "abc", pattern: "B", replacement: "-", flags: "i")', "a-c"),
        ('replace("abc", "b", "-", null)', "a-c"),
        ('matches("abc", null)', None),
        ('matches(input: "abc", pattern: "b")', True),
        ('split("a; b;c", ";\\\\s*")', ["a", "b", "c"]),
        ('split("", ";")', [""]),
    ],
)
def test_patterns_are_matched_replaced_and_split_at(
    value: Value, text: str, expected: object
) -> None:
    assert value(text.replace("\n", "\\n")) == expected
