"""Personal numbers as they are shown to those who need not know them."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from engine.domain.identity_numbers import (
    KEPT_CARD,
    NIK,
    normalise_phone,
    without_middle,
    without_separators,
)

HIDDEN = "****"
SHORTEST_ACCOUNT = 8


def mask(value: Any, alur_type: str | None) -> Any:
    """Return `value` with the digits hidden that its kind of number hides.

    Null, names, and kinds that name no person (`money`, plain texts) are returned as they are. A
    number that is not what its kind says is hidden as a whole.
    """
    if value is None or alur_type not in MASKS:
        return value
    return MASKS[alur_type](value) if isinstance(value, str) else HIDDEN


def _sixteen_digits(value: str) -> str:
    return without_middle(value) if NIK.fullmatch(without_separators(value)) else HIDDEN


def _card(value: str) -> str:
    return value if KEPT_CARD.fullmatch(value) else _sixteen_digits(value)


def _phone(value: str) -> str:
    number = normalise_phone(value)
    return f"0{number[3:6]}-{HIDDEN}-{number[-4:]}" if number else HIDDEN


def _account(value: str) -> str:
    digits = without_separators(value)
    is_long = re.fullmatch(r"[0-9]+", digits) and len(digits) >= SHORTEST_ACCOUNT
    return f"{HIDDEN}{digits[-4:]}" if is_long else HIDDEN


MASKS: Mapping[str | None, Callable[[str], str]] = {
    "nik": _sixteen_digits,
    "kk": _sixteen_digits,
    "kks": _card,
    "phone": _phone,
    "account": _account,
}
