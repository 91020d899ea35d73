import string
from time import thread_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.feel import FeelEvaluationError, parse
from engine.feel.limits import Run
from engine.feel.patterns import MAX_SECONDS, all_found, is_found


def found(pattern: str, text: str, flags: str = "") -> bool:
    context = {"p": pattern, "t": text, "f": flags}
    return parse("matches(t, p, f)").evaluate(context) is True


@pytest.mark.parametrize(
    ("pattern", "matching", "others"),
    [
        (r"^[a-z-[aeiou]]$", "bxz", "ae-"),
        (r"^[^a-z-[0-9]]$", "A-é", "ab5"),
        (r"^[a-z-[b-y-[m]]]$", "amz", "bcy"),
        (r"^\d$", "07٣", "a½"),
        (r"^\D$", "a½ ", "07٣"),
        (r"^\w$", "aé7+", "_-. "),
        (r"^\W$", "_-. ", "aé7+"),
        (r"^\s$", " \t\n\r", "a\u00a0"),
        (r"^\S$", "a\u00a0", " \t\n\r"),
        (r"^\i$", "a_:é", "1-. "),
        (r"^\I$", "1-. ", "a_:é"),
        (r"^\c$", "a1-._", " !"),
        (r"^\C$", " !", "a1-._"),
        (r"^\p{Lu}$", "AÉ", "aé1"),
        (r"^\P{L}$", "1 _", "aÉ"),
        (r"^\p{IsGreek}$", "αΩ", "aя"),
        (r"^\P{IsBasicLatin}$", "é", "aZ"),
        (r"^[\p{Lu}\d\n-]$", "A7\n-", "a "),
        (r"^[\s\-\]\\^]$", " -]\\^", "a"),
        (r"^[-a]$", "-a", "b"),
        (r"^[a-]$", "-a", "b"),
        (r"^[!--]$", "!%-", ".a"),
        (r"^\.\*\|\?\+\(\)\{\}\[\]$", [".*|?+(){}[]"], "a"),
        (r"^.$", "a😀", "\n\r"),
        (r"^(a)(b)?\2\1$", ["aa", "abba"], ["aba"]),
        (r"^(a)\10$", ["aa0"], ["a0"]),
        (r"^(?:ab){2}$", ["abab"], ["ab"]),
        (r"^a{2,3}?$", ["aa", "aaa"], ["a", "aaaa"]),
        (r"^$", [""], ["a", "\n"]),
        (r"^(|a)b()$", ["b", "ab"], ["aab"]),
        (r"^*a", ["ba"], ["b"]),
    ],
)
def test_patterns_mean_what_xpath_says(
    pattern: str, matching: list[str] | str, others: list[str] | str
) -> None:
    assert [text for text in matching if not found(pattern, text)] == []
    assert [text for text in others if found(pattern, text)] == []


@pytest.mark.parametrize(
    ("pattern", "flags", "matching", "others"),
    [
        ("^b$", "m", ["a\nb", "b\nc", "b"], ["ab"]),
        ("^$", "m", ["a\n\nb", ""], ["a\n"]),
        ("a.b", "s", ["a\nb"], ["ab"]),
        ("DESA", "i", ["desa", "DeSa"], ["des"]),
        (r"^\p{Lu}$", "i", ["A"], ["a"]),
        ("a b [ c]", "x", ["ab c"[:2] + " ", "abc"], ["a b"]),
        (r"hello\ sworld", "x", ["hello world"], ["helloworld"]),
        ("a.b(", "q", ["a.b("], ["acb("]),
        ("A.B", "qi", ["a.b"], ["acb"]),
    ],
)
def test_flags_change_what_a_pattern_means(
    pattern: str, flags: str, matching: list[str], others: list[str]
) -> None:
    assert [text for text in matching if not found(pattern, text, flags)] == []
    assert [text for text in others if found(pattern, text, flags)] == []


@pytest.mark.parametrize(
    "pattern",
    [
        *(
            "(",
            ")",
            "(a",
            "a)",
            "[a",
            "[]",
            "[^]",
            "*a",
            "a**",
            "a++",
            "a{",
            "a{,2}",
            "a{2,1}",
            "a]",
        ),
        *(
            "(?=a)",
            "(?<=a)",
            "(?P<x>a)",
            "(?i)a",
            "(?>a)",
            "}",
            "[[a]",
            "[a--b]",
            "[b-a]",
            "[a-c-e]",
        ),
        *(
            "[a-z-[b]",
            "[a-z-[b]c]",
            r"[a-\d]",
            r"[\p]",
            "[[:alpha:]]",
            "[" * 21,
            "(" * 21 + ")" * 21,
        ),
        *(
            "\\",
            r"\b",
            r"\A",
            r"\/",
            r"\0",
            r"\1(a)",
            r"(a\1)",
            r"(a)\2",
            r"[\1]",
            r"\u0041",
            r"\x41",
        ),
        *(r"\p{Xx}", r"\p{LC}", r"\p{Letter}", r"\p{IsNowhere}", r"\p{Greek}", r"\pL", r"\p{L"),
    ],
)
def test_a_pattern_not_understood_is_refused(pattern: str) -> None:
    with pytest.raises(FeelEvaluationError) as refused:
        found(pattern, "a")

    assert refused.value.code == "invalid_pattern"


@pytest.mark.parametrize(
    ("call", "code"),
    [
        ("matches(t, t)", "invalid_pattern"),
        ('matches("a", "a", t)', "invalid_flags"),
        ('replace("a", t + "|x*", "")', "invalid_pattern"),
        ('split("a", "x*")', "pattern_matches_nothing"),
        ('matches("a", "(a{200}){200}")', "pattern_too_costly"),
    ],
)
def test_a_refusal_tells_no_value_of_a_case(call: str, code: str) -> None:
    with pytest.raises(FeelEvaluationError) as refused:
        parse(call).evaluate({"t": "3271014105900003("})

    assert (refused.value.code, refused.value.facts) == (code, {})


def test_unknown_flags_are_refused() -> None:
    with pytest.raises(FeelEvaluationError) as refused:
        found("a", "a", "g")

    assert refused.value.code == "invalid_flags"


@pytest.mark.parametrize("call", ['replace("abc", p, "-")', 'split("abc", p)'])
@pytest.mark.parametrize("pattern", ["", "x*", "^", "(a|)"])
def test_what_matches_nothing_cannot_be_replaced_nor_split_at(call: str, pattern: str) -> None:
    with pytest.raises(FeelEvaluationError) as refused:
        parse(call).evaluate({"p": pattern})

    assert refused.value.code == "pattern_matches_nothing"


@pytest.mark.parametrize("pattern", ["(a+)+$", "(a|a)*$", "(a|ab)+$", r"(a+)+\1c"])
def test_a_pattern_that_runs_away_is_stopped(pattern: str) -> None:
    start = thread_time()

    with pytest.raises(FeelEvaluationError) as refused:
        found(pattern, "a" * 5_000 + "!b")

    assert refused.value.code == "pattern_too_costly"
    assert thread_time() - start < 5 * MAX_SECONDS


@pytest.mark.parametrize("pattern", ["(a{200}){200}", "(?:(?:a{99}b){99}c){99}", "(a{99999}){9,}"])
def test_counts_that_unfold_too_far_are_refused(pattern: str) -> None:
    with pytest.raises(FeelEvaluationError) as refused:
        found(pattern, "a")

    assert refused.value.code == "pattern_too_costly"


def test_one_evaluation_has_one_budget_for_all_its_patterns() -> None:
    text = 'for i in 1..50 return replace(t, "(x+x+)+y|b", "-")'

    with pytest.raises(FeelEvaluationError) as refused:
        parse(text).evaluate({"t": ("x" * 14 + "b") * 200})

    assert refused.value.code == "pattern_too_costly"


def test_a_spent_budget_is_refused_at_once() -> None:
    run = Run()
    run.matching = MAX_SECONDS

    with pytest.raises(FeelEvaluationError) as refused:
        is_found("a", "", "a", run)

    assert refused.value.code == "pattern_too_costly"


def test_the_time_between_matches_counts_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    hours = iter(range(100))
    monkeypatch.setattr("engine.feel.patterns.thread_time", lambda: float(next(hours)))

    with pytest.raises(FeelEvaluationError) as refused:
        all_found("a", "", "aaa", Run())

    assert refused.value.code == "pattern_too_costly"


@pytest.mark.parametrize(
    ("pattern", "references", "code"),
    [
        ("(a+)", 300, "text_too_long"),
        ("(a{100})", 300, "text_too_long"),
        ("a", 300, "text_too_long"),
        ("a{20}", 1_000, "too_many_steps"),
    ],
)
def test_a_replacement_that_grows_too_far_is_refused(
    pattern: str, references: int, code: str
) -> None:
    context = {"t": "a" * 9_000, "p": pattern, "r": "$1" * references}

    with pytest.raises(FeelEvaluationError) as refused:
        parse("for i in 1..9 return replace(t, p, r)").evaluate(context)

    assert refused.value.code == code


def test_a_reference_of_many_digits_is_read_at_once() -> None:
    assert parse("replace(t, t, r)").evaluate({"t": "a", "r": f"${'1' * 9_000}"}) == "1" * 8_999


@pytest.mark.parametrize(("length", "pattern"), [(10_001, "a"), (1, "a" * 501)])
def test_long_texts_and_patterns_are_refused(length: int, pattern: str) -> None:
    with pytest.raises(FeelEvaluationError) as refused:
        found(pattern, "a" * length)

    assert refused.value.code == "text_too_long_for_pattern"


PIECES = st.sampled_from(
    [
        *(
            "a",
            "b",
            "ß",
            " ",
            "(",
            "(?:",
            "|",
            ")",
            ")*",
            "){2,99}",
            "){30}",
            "*",
            "+?",
            "{0,9999}",
        ),
        *(
            "{50}",
            ".*",
            "[a-z]",
            "[^a]",
            "[a-z-[b]]",
            r"\w",
            r"\p{L}",
            "^",
            "$",
            r"\1",
            "(a+)+",
            "[",
        ),
    ]
)
PATTERNS = st.one_of(
    st.lists(PIECES, max_size=40).map("".join), st.text(string.printable, max_size=30)
)


@settings(max_examples=400, deadline=None)
@given(PATTERNS, st.text("smixq", max_size=3))
def test_no_pattern_takes_long_or_fails_otherwise(pattern: str, flags: str) -> None:
    start = thread_time()
    for search in (is_found, all_found):
        try:
            search(pattern, flags, "ab" * 2_000 + "a" * 1_000, Run())
        except FeelEvaluationError:
            continue

    assert thread_time() - start < 10 * MAX_SECONDS
