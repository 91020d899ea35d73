"""Answers in numbers, compared as decimals: 0.1 is a tenth here."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from engine.domain.errors import FieldProblem
from engine.domain.form_component import Component, Limit
from engine.domain.form_field import Scene
from engine.domain.form_problems import AnswerFault, UnreadableError, problem

# Beyond this, a browser's numbers skip integers.
LARGEST = 2**53 - 1
# Decimal cannot tell the remainder of a large number by a smaller one than this.
SMALLEST_STEP = Decimal("1e-9")
WRITTEN = re.compile(r"-?[0-9]{1,16}(?:\.[0-9]{1,16})?")


@dataclass(frozen=True, kw_only=True, slots=True)
class NumberKind:
    smallest: Limit
    largest: Limit
    step: Decimal | None
    digits: int | None

    def take(self, raw: Any) -> int | float:
        """Return an int where the number is whole, else a float."""
        if isinstance(raw, bool) or not isinstance(raw, int | float | str):
            raise UnreadableError(AnswerFault.NOT_A_NUMBER)
        if isinstance(raw, str) and not WRITTEN.fullmatch(raw.strip()):
            raise UnreadableError(AnswerFault.NOT_A_NUMBER)
        if not abs(float(raw) if isinstance(raw, str) else raw) <= LARGEST:
            raise UnreadableError(AnswerFault.NOT_A_NUMBER)
        return plain_number(Decimal(str(raw).strip()))

    def problems(self, value: Any, scene: Scene) -> Iterator[FieldProblem]:
        number = Decimal(str(value))
        yield from self._range_problems(number, scene)
        if self.digits is not None and _decimals(number) > self.digits:
            yield problem(AnswerFault.DECIMALS, digits=self.digits)
        elif self.step is not None and number % self.step:
            yield problem(AnswerFault.STEP, step=plain_number(self.step))

    def _range_problems(self, number: Decimal, scene: Scene) -> Iterator[FieldProblem]:
        smallest, largest = scene.number(self.smallest), scene.number(self.largest)
        if smallest is not None and number < smallest:
            yield problem(AnswerFault.TOO_SMALL, min=plain_number(smallest))
        if largest is not None and number > largest:
            yield problem(AnswerFault.TOO_LARGE, max=plain_number(largest))


def number_field(component: Component) -> NumberKind:
    """Return the rules of a number. Money is counted in whole rupiah."""
    rules, step = component.rules, component.number("increment") or None
    if step is not None and step < SMALLEST_STEP:
        raise ValueError("increment is too small")
    is_money = component.own().text("type") == "money"
    return NumberKind(
        smallest=rules.limit("min"),
        largest=rules.limit("max"),
        step=step,
        digits=0 if is_money else component.whole_number("decimalDigits"),
    )


def plain_number(number: Decimal) -> int | float:
    """Return a number as JSON has it."""
    is_whole = abs(number) <= LARGEST and number == number.to_integral_value()
    return int(number) if is_whole else float(number)


def _decimals(number: Decimal) -> int:
    return -int(number.normalize().as_tuple().exponent)
