"""One component of a form-js schema as JSON, read with care: ValueError for what makes no sense."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

# form-js gives a property FEEL by writing it with this sign in front.
FEEL_SIGN = "="
LARGEST_EXPONENT = 300
MOST_PARTS = 10


@dataclass(frozen=True, slots=True)
class Expression:
    """FEEL, without the sign in front."""

    feel: str


Flag = bool | Expression
Limit = Decimal | Expression | None


@dataclass(frozen=True, slots=True)
class Component:
    """The getters named `own…` read our properties, `alur:…`, whose values are always texts."""

    json: Mapping[str, Any]

    @classmethod
    def parse(cls, text: str) -> "Component":
        """Return the outermost component, the form itself."""
        return cls(_mapping(json.loads(text)))

    @property
    def type(self) -> str:
        return self.text("type") or ""

    @property
    def rules(self) -> "Component":
        """The part named `validate`."""
        return Component(_mapping(self.json.get("validate")))

    @property
    def hidden_if(self) -> tuple[Expression, ...]:
        """The condition under which the component is not shown: none or one."""
        hide = Component(_mapping(self.json.get("conditional"))).expression("hide")
        return (hide,) if hide else ()

    @property
    def is_disabled(self) -> bool:
        """Whether form-js neither takes nor sends an answer; it evaluates nothing here."""
        return bool(self.json.get("disabled"))

    def children(self) -> Iterator["Component"]:
        for child in _sequence(self.json.get("components")):
            yield Component(_mapping(child))

    def path(self, name: str, *, inside: tuple[str, ...] = ()) -> tuple[str, ...]:
        """Return a dotted key in its parts, after those of what it stands `inside`.

        A property that is missing adds no part.
        """
        text = self.text(name)
        parts = (*inside, *text.split(".")) if text else inside
        if len(parts) > MOST_PARTS:
            raise ValueError(f"{name} has too many parts")
        return parts

    def text(self, name: str) -> str | None:
        """Return a text, or None when it is missing or empty."""
        value = self.json.get(name)
        if value is None or isinstance(value, str):
            return value or None
        raise ValueError(f"{name} is no text")

    def is_on(self, name: str, *, otherwise: bool) -> bool:
        """Return a constant yes or no."""
        return self.json.get(name, otherwise) is True

    def flag(self, name: str) -> Flag:
        """Return a yes or no that may be computed."""
        value = self.json.get(name)
        return _computed(value) or value is True

    def expression(self, name: str) -> Expression | None:
        """Return FEEL, written with or without the sign in front."""
        text = self.text(name)
        return Expression(text.strip().removeprefix(FEEL_SIGN)) if text else None

    def limit(self, name: str) -> Limit:
        """Return a number that may be computed."""
        return _computed(self.json.get(name)) or self.number(name)

    def number(self, name: str) -> Decimal | None:
        """Return a constant number, written as a number or a text; None when missing or empty."""
        value = self.json.get(name)
        if value is None or value == "":
            return None
        number = None if isinstance(value, bool) else decimal_of(value)
        if number is None:
            raise ValueError(f"{name} is no number")
        return number

    def whole_number(self, name: str) -> int | None:
        number = self.number(name)
        return None if number is None else int(number)

    def options(self) -> Sequence[Any] | None:
        """Return the fixed choices as written, or None when there are none."""
        return _sequence(self.json.get("values")) or None

    def own(self) -> "Component":
        """Return our properties under their names without `alur:`."""
        found = _mapping(self.json.get("properties"))
        prefix = "alur:"
        return Component(
            {k.removeprefix(prefix): v for k, v in found.items() if k.startswith(prefix)}
        )


def decimal_of(value: object) -> Decimal | None:
    """Return a number that a float could hold, or None for anything else."""
    try:
        number = Decimal(str(value))
    except (InvalidOperation, ValueError):
        # ValueError: Python refuses to write out integers of thousands of digits.
        return None
    is_usual = number.is_finite() and abs(number.adjusted()) < LARGEST_EXPONENT
    return number if is_usual else None


def _computed(value: Any) -> Expression | None:
    is_feel = isinstance(value, str) and value.startswith(FEEL_SIGN)
    return Expression(value[1:]) if is_feel else None


def _mapping(value: Any) -> Mapping[str, Any]:
    if value is None or isinstance(value, Mapping):
        return value or {}
    raise ValueError("an object was expected")


def _sequence(value: Any) -> Sequence[Any]:
    if value is None or isinstance(value, list):
        return value or []
    raise ValueError("a list was expected")
