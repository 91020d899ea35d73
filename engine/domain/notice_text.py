"""The words of a notice: a sentence with places for facts, such as `{nomor}`, and nothing else.

A text is never given to Python's own formatting, which could reach into what stands behind a name.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches
from enum import StrEnum
from string import ascii_letters, digits

from engine.domain.errors import FieldProblem
from engine.domain.form_texts import UNWANTED_IN_LINE

LONGEST_TEXT = 500
SMS = 160
# One character that old telephones do not know turns the whole message into another alphabet.
SMS_OF_OTHER_LETTERS = 70
TELEPHONE_LETTERS = frozenset(ascii_letters + digits + " \"#%&'()*+,-./:;<=>?!@_$\n")
MISSING = "…"

PLACE = re.compile(r"\{([^{}]*)\}")
NAME = re.compile(r"[a-z][a-z0-9_]*")


class Audience(StrEnum):
    """Whom a notice is for: the people of the office, or the citizen whose case it is."""

    STAFF = "staff"
    CITIZEN = "citizen"


def places(text: str) -> frozenset[str]:
    """Return what stands between braces in a text."""
    return frozenset(PLACE.findall(text))


def filled(text: str, facts: Mapping[str, str]) -> str:
    """Return the text with its facts; one that is missing or empty reads as an ellipsis."""
    return PLACE.sub(lambda found: facts.get(found[1]) or MISSING, text)


def text_problems(text: str, *, allowed: Collection[str]) -> Iterator[FieldProblem]:
    """Yield what forbids a text; it may have no places but the `allowed` ones."""
    if not text:
        yield FieldProblem(code="required")
    if len(text) > LONGEST_TEXT:
        yield FieldProblem(code="too_long", facts={"max": LONGEST_TEXT})
    if UNWANTED_IN_LINE.search(text):
        yield FieldProblem(code="not_text")
    if re.search(r"[{}]", PLACE.sub("", text)):
        yield FieldProblem(code="stray_brace")
    for name in sorted(places(text) - set(allowed)):
        yield _unusable(name, allowed)


def sms_length(text: str) -> int:
    """Return how many characters one SMS holds that is written with the letters of a text."""
    letters = PLACE.sub("", text)
    return SMS if TELEPHONE_LETTERS.issuperset(letters) else SMS_OF_OTHER_LETTERS


def _unusable(name: str, allowed: Collection[str]) -> FieldProblem:
    if not NAME.fullmatch(name):
        return FieldProblem(code="bad_place", facts={"name": name})
    near = get_close_matches(name, allowed, n=1)
    if near:
        return FieldProblem(code="misspelt_place", facts={"name": name, "suggestion": near[0]})
    return FieldProblem(code="unknown_place", facts={"name": name})
