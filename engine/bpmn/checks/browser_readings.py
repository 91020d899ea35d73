"""Finds what the browser would read differently in a form's expression than the server does."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

# The browser's FEEL takes what it does not know for null, and null hides.
ONLY_ON_SERVER = frozenset({"duplicate values", "is defined", "last day of month", "range"})

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|//[^\n]*|/\*.*?\*/|\w+|\S', re.DOTALL)
_OPENING, _CLOSING = frozenset("([{"), frozenset(")]}")
_LOOPS = frozenset({"for", "some", "every"})
_CLAUSES = frozenset({"if", "then", "else", "return", "satisfies", "and", "or"})

Tokens = Sequence[str]


@dataclass(frozen=True, slots=True)
class Trap:
    """The code of a problem, and what finds the words that are read differently."""

    code: str
    finds: Callable[[Tokens], Iterator[str]]


def differences(text: str, *, is_condition: bool) -> Iterator[tuple[str, str]]:
    """Yield a code, and the words that it is about, for each difference.

    A condition is what form-js reads as the cell of a decision table: `hide` and `readonly`.
    """
    tokens = [it for it in _TOKEN.findall(text) if not it.startswith(("//", "/*"))]
    for trap in (*TRAPS, *(IN_CONDITIONS if is_condition else ())):
        yield from ((trap.code, words) for words in trap.finds(tokens))


def _unclear_in(tokens: Tokens) -> Iterator[str]:
    """Yield the operators that the browser takes for a part of what stands after `in`."""
    for index, word in enumerate(tokens):
        if word == "in" and not _is_source(tokens[:index]):
            yield from _swallowed(tokens[index + 1 :])


def _is_source(before: Tokens) -> bool:
    """Tell whether the `in` after these tokens is that of a loop: `for x in`, `some x in`."""
    outside = _at_same_level([*reversed(before)], opening=_CLOSING, closing=_OPENING)
    return next((it for it in outside if it in _LOOPS | _CLAUSES), "") in _LOOPS


def _swallowed(after: Tokens) -> Iterator[str]:
    outside = _at_same_level(after, opening=_OPENING, closing=_CLOSING)
    found = next((it for it in outside if it in _CLAUSES or it == ","), "")
    if found in {"and", "or"} and not _are_several(after):
        yield found


def _are_several(tests: Tokens) -> bool:
    """Tell whether these are tests in parentheses, such as `(1, 2)`; there the browser stops."""
    return tests[0] == "(" and "," in _at_same_level(tests[1:], opening=_OPENING, closing=_CLOSING)


def _at_same_level(
    tokens: Tokens, *, opening: frozenset[str], closing: frozenset[str]
) -> Iterator[str]:
    """Yield the tokens outside of inner brackets, as far as the brackets around them reach."""
    depth = 0
    for token in tokens:
        depth += (token in opening) - (token in closing)
        if depth < 0:
            return
        if depth == 0 and token not in closing:
            yield token


def _types(tokens: Tokens) -> Iterator[str]:
    return ("instance of" for pair in pairwise(tokens) if pair == ("instance", "of"))


def _unknown(tokens: Tokens) -> Iterator[str]:
    words = " ".join("" if it.startswith('"') else it for it in tokens)
    return (name for name in sorted(ONLY_ON_SERVER) if re.search(rf"\b{name} \(", words))


def _today(tokens: Tokens) -> Iterator[str]:
    """Yield `today()` but for its parts and its text, in which both sides have the same day."""
    for index, word in enumerate(tokens):
        is_part = [*tokens[index + 3 : index + 4]] == ["."]
        is_text = [*tokens[max(0, index - 2) : index]] == ["string", "("]
        if word == "today" and not (is_part or is_text):
            yield "today()"


def _whole_not(tokens: Tokens) -> Iterator[str]:
    """Yield the `not` of a condition that is nothing but its negation."""
    depths = [*accumulate((it in _OPENING) - (it in _CLOSING) for it in tokens[1:])]
    if [*tokens[:2]] == ["not", "("] and 0 not in depths[:-1]:
        yield tokens[0]


TRAPS = (
    Trap("form_feel_in", _unclear_in),
    Trap("form_feel_type", _types),
    Trap("form_feel_function", _unknown),
    Trap("form_feel_today", _today),
)
IN_CONDITIONS = (Trap("form_feel_not", _whole_not),)
