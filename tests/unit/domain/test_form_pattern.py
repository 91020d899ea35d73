"""Patterns from forms: useful ones work, dangerous ones are refused."""

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.domain.form_pattern import read_pattern


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("^[0-9]{16}$", "3304991008700001"),
        (r"^(?:\+62|62|0)8[1-9][0-9]{6,10}$", "081234561101"),
        (r"^460/[1-9][0-9]{0,5}/TAHUN 20[0-9]{2}$", "460/123/TAHUN 2026"),
        ("^[A-Za-zÀ-ÿ'\u2019., -]+$", "Siti Nur\u2019aini, S.Sos."),
        (r"^-?[0-9]{1,2}[.][0-9]{3,8}, ?-?[0-9]{1,3}[.][0-9]{3,8}$", "-7.397, 109.694"),
        (r"^(?:[A-Z]{3}-)*[0-9]+?$", "ABC-DEF-12"),
        (r"(?=a)(?!b)(?<=x|y)?a", "xa"),
        (r"[]a]\]{2}[^]]", "]]]x"),
        (r"\(a\)\|\*", "(a)|*"),
        ("a{b}{,x", "a{b}{,x"),
        ("", "apa saja"),
    ],
)
def test_useful_patterns_are_found(pattern: str, text: str) -> None:
    assert read_pattern(pattern).is_in(text)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("^[0-9]{16}$", "330499100870000"),
        (r"^\d$", "\u0663"),
        (r"\w", "é"),
        (r"\(a\)", "a"),
    ],
)
def test_useful_patterns_are_not_found_elsewhere(pattern: str, text: str) -> None:
    assert not read_pattern(pattern).is_in(text)


@pytest.mark.parametrize(
    "pattern",
    [
        "(a+)+$",
        "(a*)*",
        "(a?)+",
        "(a|a)*",
        "(a|b)+",
        "((a+))+",
        "(?:(?:a{1,3})b)*",
        "(a{2,})*",
        "([a-z]+){2,}",
        "(a+){10}",
        "(a|b|ab){5}",
        "a++",
    ],
)
def test_repeating_what_varies_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="repeats something that varies"):
        read_pattern(pattern)


@pytest.mark.parametrize(
    "pattern",
    [
        r"(a)\1",
        "(?P<nama>a)",
        "(?P<nama>a)(?P=nama)",
        "(?i)a",
        "(?#catatan)a",
        "(a)(?(1)b|c)",
        "(?>a)",
    ],
)
def test_references_names_and_flags_are_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="holds a reference"):
        read_pattern(pattern)


@pytest.mark.parametrize(
    "pattern",
    [
        "(a|a)" * 30 + "$",
        "a?" * 30 + "a" * 30,
        r"\d{0,50}" * 5 + "x",
        ".*.*.*.*x",
        "a{1,4000000000}" * 20,
    ],
)
def test_too_many_ways_to_match_are_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="too many ways"):
        read_pattern(pattern)


@pytest.mark.parametrize(
    "pattern",
    [
        "(",
        ")",
        "[a",
        "a{2,1}",
        "*a",
        "a**",
        "a{99999999999}",
        "(?<n>a)",
        "[[a]",
        "[^[a]",
        "[]||",
        "[a--b]",
    ],
)
def test_broken_patterns_are_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match=r"pattern"):
        read_pattern(pattern)


def test_a_pattern_has_at_most_300_characters() -> None:
    assert read_pattern("a" * 300).longest_text == 2_000
    with pytest.raises(ValueError, match="too long"):
        read_pattern("a" * 301)


@pytest.mark.parametrize(
    ("pattern", "longest"),
    [("a", 2_000), ("a+", 2_000), ("(?:a|b)c*", 2_000), ("a+b+", 271), ("a+b+c+", 66)],
)
def test_the_more_a_pattern_varies_the_shorter_the_text(pattern: str, longest: int) -> None:
    assert read_pattern(pattern).longest_text == longest


@pytest.mark.parametrize("pattern", [".*.*.*x", ".*.*x", ".*x", "(?:a|b)?.*.*x", "a{0,9}a{0,9}a*x"])
def test_the_worst_text_takes_no_more_than_moments(pattern: str) -> None:
    allowed = read_pattern(pattern)
    text = "a" * allowed.longest_text

    begun = time.perf_counter()
    allowed.is_in(text)

    assert time.perf_counter() - begun < 20


@given(st.text(alphabet="ab()[]{}|*+?\\^$.,:=!<>P019-", max_size=30))
@settings(deadline=None)
def test_any_text_is_a_pattern_or_refused(text: str) -> None:
    try:
        allowed = read_pattern(text)
    except ValueError:
        return

    assert allowed.is_in("ab") == bool(re.search(text, "ab", re.ASCII))
