"""Answers in words: lengths, patterns, addresses, and numbers that are really names."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from engine.domain import identity_numbers
from engine.domain.business_key import normalise_business_key
from engine.domain.errors import FieldProblem
from engine.domain.form_component import Component, Limit
from engine.domain.form_field import Scene
from engine.domain.form_pattern import Pattern, read_pattern
from engine.domain.form_problems import AnswerFault, UnreadableError, problem
from engine.domain.identity_numbers import normalise_phone, without_separators

# No field may ask for longer texts, whatever its own limit.
LONGEST_TEXT = 50_000
LONGEST_EMAIL = 254
EMAIL = re.compile(r"[^\s@\"<>(),:;\\\[\]]{1,64}@(?:[A-Za-z0-9-]{1,63}\.)+[A-Za-z]{2,63}", re.ASCII)
PHONE = re.compile(r"(?:\+|00?)[1-9][0-9]{6,13}")
# Word processors and PDF files leave these between lines; people do not see what they paste.
PASTED_BREAKS = re.compile("[\x0b\x0c\u2028\u2029]")
# Neither can be typed; they would break what texts are put into: databases, letters, mail headers.
UNWANTED_IN_LINE = re.compile("[\x00-\x08\x0a-\x1f\x7f\ud800-\udfff]")
UNWANTED = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True, kw_only=True, slots=True)
class TextKind:
    """`line_break` takes the place of each pasted break between lines."""

    line_break: str
    unwanted: re.Pattern[str]
    shortest: Limit
    longest: Limit
    pattern: Pattern | None
    pattern_message: str | None
    validation: str | None
    alur_type: str | None

    def take(self, raw: Any) -> str | None:
        """Return the trimmed text as its own type is stored; None for an empty one.

        The form's pattern is about the text as typed, as in the browser; all other rules are about
        the stored one.
        """
        typed = self._typed(raw)
        if not typed:
            return None
        self._match(typed)
        return STORED.get(self.alur_type, str)(typed)

    def problems(self, value: Any, scene: Scene) -> Iterator[FieldProblem]:
        own_rules = OWN_RULES.get(self.alur_type)
        if own_rules:
            yield from map(_coded, own_rules(value, scene.at))
        else:
            yield from self._length_problems(len(value), scene)
            yield from _address_problems(value, self.validation)

    def _typed(self, raw: Any) -> str:
        text = PASTED_BREAKS.sub(self.line_break, raw) if isinstance(raw, str) else None
        if text is None or self.unwanted.search(text):
            raise UnreadableError(AnswerFault.NOT_TEXT)
        return text.strip()

    def _match(self, typed: str) -> None:
        if self.pattern is None:
            return
        if len(typed) > self.pattern.longest_text:
            raise UnreadableError(AnswerFault.TOO_LONG, max=self.pattern.longest_text)
        if not self.pattern.is_in(typed):
            raise UnreadableError(AnswerFault.PATTERN, message=self.pattern_message)

    def _length_problems(self, length: int, scene: Scene) -> Iterator[FieldProblem]:
        shortest, longest = scene.number(self.shortest), scene.number(self.longest)
        least = 0 if shortest is None else _length(shortest)
        most = LONGEST_TEXT if longest is None else _length(longest)
        if length < least:
            yield problem(AnswerFault.TOO_SHORT, min=least)
        if length > most:
            yield problem(AnswerFault.TOO_LONG, max=most)


def text_field(component: Component) -> TextKind:
    """Return the rules of a line of text."""
    return _text_kind(component, line_break=" ", unwanted=UNWANTED_IN_LINE)


def text_area(component: Component) -> TextKind:
    """Return the rules of a text of several lines."""
    return _text_kind(component, line_break="\n", unwanted=UNWANTED)


def _text_kind(component: Component, *, line_break: str, unwanted: re.Pattern[str]) -> TextKind:
    rules = component.rules
    pattern = rules.text("pattern")
    return TextKind(
        line_break=line_break,
        unwanted=unwanted,
        shortest=rules.limit("minLength"),
        longest=rules.limit("maxLength"),
        pattern=read_pattern(pattern) if pattern else None,
        pattern_message=rules.text("patternErrorMessage"),
        validation=rules.text("validationType"),
        alur_type=component.own().text("type"),
    )


def _length(limit: Decimal) -> int:
    return LONGEST_TEXT if limit > LONGEST_TEXT else int(limit)


def _coded(code: str) -> FieldProblem:
    return problem(AnswerFault(code))


def _address_problems(value: str, validation: str | None) -> Iterator[FieldProblem]:
    if validation == "email" and not (len(value) <= LONGEST_EMAIL and EMAIL.fullmatch(value)):
        yield problem(AnswerFault.EMAIL)
    if validation == "phone" and not PHONE.fullmatch(without_separators(value)):
        yield problem(AnswerFault.PHONE)


def _single_spaced(text: str) -> str:
    return " ".join(text.split())


def _phone_or_as_typed(text: str) -> str:
    return normalise_phone(text) or text


def _case_number_or_as_typed(text: str) -> str:
    return normalise_business_key(text) or text


def _case_number(value: str, _: datetime) -> Iterable[str]:
    return () if normalise_business_key(value) else ("case_number",)


def _nik(value: str, at: datetime) -> Iterable[str]:
    return identity_numbers.nik_problems(value, at=at)


def _kk(value: str, _: datetime) -> Iterable[str]:
    return identity_numbers.kk_problems(value)


def _kks(value: str, _: datetime) -> Iterable[str]:
    return () if identity_numbers.KEPT_CARD.fullmatch(value) else ("kks_length",)


def _account(value: str, _: datetime) -> Iterable[str]:
    return identity_numbers.account_problems(value)


def _phone(value: str, _: datetime) -> Iterable[str]:
    return () if normalise_phone(value) else ("phone",)


STORED: Mapping[str | None, Callable[[str], str]] = {
    "nik": without_separators,
    "kk": without_separators,
    "account": without_separators,
    "phone": _phone_or_as_typed,
    "name": _single_spaced,
    "case_number": _case_number_or_as_typed,
    "kks": identity_numbers.without_middle,
}
# These kinds of number have a length of their own, so the form's limits are for the browser only.
OWN_RULES: Mapping[str | None, Callable[[str, datetime], Iterable[str]]] = {
    "nik": _nik,
    "kk": _kk,
    "account": _account,
    "phone": _phone,
    "kks": _kks,
    "case_number": _case_number,
}
