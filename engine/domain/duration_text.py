"""Reads durations as standards write them: "14 (empat belas) hari kerja", "Kondisional"."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from engine.domain.durations import Duration

_ONES = ("satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
_NUMBERS: Mapping[str, int] = {
    **{word: number for number, word in enumerate(_ONES, 1)},
    "sepuluh": 10,
    "sebelas": 11,
    "seratus": 100,
}
# What a word makes of the number before it, as factor and addend: "dua belas", "dua puluh".
_RAISED: Mapping[str, tuple[int, int]] = {"belas": (1, 10), "puluh": (10, 0), "ratus": (100, 0)}
_FIRST = "|".join(_NUMBERS)
_WORD = "|".join((*_NUMBERS, *_RAISED))

# From the longest: in this order parts of one duration follow each other.
_UNITS: Mapping[str, Duration] = {
    "tahun": Duration(months=12),
    "bulan": Duration(months=1),
    "minggu": Duration(days=7),
    "hari kalender": Duration(days=1),
    "hari kerja": Duration(working_days=1),
    "hari": Duration(working_days=1),
    "jam": Duration(minutes=60),
    "menit": Duration(minutes=1),
}
_RANK = {unit: rank for rank, unit in enumerate(_UNITS)}
_BRACKETS = r"(?:\([^()]{1,40}\) ?)?"
_PART = re.compile(
    rf"(?<![\w.,/-])(?:(?P<least>[1-9]\d{{0,3}}) ?{_BRACKETS}(?:-|s/d|sampai(?: dengan)?) ?)?"
    rf"(?:(?P<digits>[1-9]\d{{0,3}})|(?P<words>(?:{_FIRST})(?: (?:{_WORD}))*))"
    rf" ?(?:\((?P<again>[^()]{{1,40}})\) ?)?(?P<unit>{'|'.join(_UNITS)})\b"
)
_TYPED = str.maketrans({"\N{EN DASH}": "-", "\N{MULTIPLICATION SIGN}": "x"})
_GLUED = re.compile(r"\bhari ?(?=kerja\b|kalender\b)")
_JOINT = re.compile(r" ?,? ?(?:dan )?")
_DEPENDS = re.compile(r"kondisional|menyesuaikan|sampai dengan|setiap bulan|sesuai jadwal")
_DIGIT = re.compile(r"\d")
MOST_CHARACTERS = 500


class Remark(StrEnum):
    """What an analyst should look at in a duration's text."""

    PLAIN_DAYS = "plain_days"  # "hari" without "kerja", read as working days
    WORDS_DIFFER = "words_differ"  # "14 (empat) hari"; the digits count
    SEVERAL = "several_durations"  # which of them is the promise depends on something else
    UNREAD = "unread_number"  # there is a number that belongs to no unit
    NONE = "no_duration"  # neither a duration nor a word that says why there is none
    TOO_LONG = "too_long"


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """What a text promises: `duration` is None when it gives no due date.

    `least` is the lower end of a range ("3-5 hari kerja" promises five). `depends` tells that the
    time depends on others, so that the clock may stand still. Remarks are for the analyst.
    """

    duration: Duration | None = None
    least: Duration | None = None
    depends: bool = False
    remarks: tuple[Remark, ...] = ()


def read_duration(text: str) -> Reading:
    """Return what the time component of a standard says; what is unsure is no promise."""
    if len(text) > MOST_CHARACTERS:
        return Reading(remarks=(Remark.TOO_LONG,))
    words = _plain(text)
    found = list(_PART.finditer(words))
    rest = _PART.sub("", words)
    depends = _DEPENDS.search(rest) is not None
    doubts = tuple(_doubts(found, rest, depends=depends))
    if doubts or not found:
        return Reading(depends=depends, remarks=doubts)
    return _promise(found, depends=depends)


def _plain(text: str) -> str:
    typed = " ".join(text.casefold().translate(_TYPED).split())
    return _GLUED.sub("hari ", typed)


def _doubts(found: list[re.Match[str]], rest: str, *, depends: bool) -> Iterator[Remark]:
    if not all(_follows(one, other) for one, other in pairwise(found)):
        yield Remark.SEVERAL
    if _DIGIT.search(rest):
        yield Remark.UNREAD
    if not found and not depends:
        yield Remark.NONE


def _follows(one: re.Match[str], other: re.Match[str]) -> bool:
    """Whether both are parts of one duration: "7 hari, 5 jam dan 50 menit"."""
    between = one.string[one.end() : other.start()]
    return _RANK[one["unit"]] < _RANK[other["unit"]] and _JOINT.fullmatch(between) is not None


def _promise(found: list[re.Match[str]], *, depends: bool) -> Reading:
    most = sum((_UNITS[it["unit"]] * max(_ends(it)) for it in found), Duration())
    least = sum((_UNITS[it["unit"]] * min(_ends(it)) for it in found), Duration())
    return Reading(
        duration=most,
        least=least if least != most else None,
        depends=depends,
        remarks=tuple(dict.fromkeys(remark for it in found for remark in _remarks(it))),
    )


def _ends(part: re.Match[str]) -> tuple[int, int]:
    number = _number(part["digits"] or part["words"]) or 0
    return int(part["least"] or number), number


def _remarks(part: re.Match[str]) -> Iterator[Remark]:
    if part["unit"] == "hari":
        yield Remark.PLAIN_DAYS
    if part["again"] and _number(part["again"]) != max(_ends(part)):
        yield Remark.WORDS_DIFFER


def _number(text: str) -> int | None:
    """Return the number that digits or Indonesian words below a thousand say, or None."""
    if text.isdecimal():
        return int(text)
    words = text.split()
    return _spoken(words) if all(it in _NUMBERS or it in _RAISED for it in words) else None


def _spoken(words: list[str]) -> int:
    total = last = 0
    for word in words:
        factor, addend = _RAISED.get(word, (0, 0))
        raised = last * factor + addend if factor else _NUMBERS[word]
        total, last = total + raised - (last if factor else 0), raised
    return total
