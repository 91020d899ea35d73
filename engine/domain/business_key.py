"""The case number that people quote, such as `3304-JPST-2611-00042-6`."""

import re

from engine.domain.identity_numbers import has_luhn_digit, luhn_digit

UNCHECKED = r"([0-9]{4})([A-Z]{1,8})([0-9]{2}(?:0[1-9]|1[0-2]))([0-9]{5})"
SHAPE = re.compile(UNCHECKED + r"([0-9])")
LONGEST_CODE = 8


def business_key(area: str, *, code: str, year_month: str, sequence: int) -> str:
    """Return `area-code-YYMM-sequence-check`.

    `code` loses everything but letters, and what exceeds eight of them. The check digit is Luhn's
    over the digits of area, month and sequence. ValueError if a part has another shape.
    """
    short = re.sub(r"[^A-Z]", "", code.upper())[:LONGEST_CODE]
    plain = f"{area}{short}{year_month}{sequence:05d}"
    if not re.fullmatch(UNCHECKED, plain):
        raise ValueError(f"no case number: {area!r} {code!r} {year_month!r} {sequence!r}")
    check = luhn_digit(f"{area}{year_month}{sequence:05d}")
    return _with_hyphens(f"{plain}{check}")


def normalise_business_key(text: str) -> str | None:
    """Return the number as we write it, or None when it cannot be one of ours.

    Case, spaces and hyphens are free; a wrong check digit is refused.
    """
    plain = re.sub(r"[\s-]", "", text).upper()
    found = SHAPE.fullmatch(plain)
    if found is None:
        return None
    area, _, year_month, sequence, check = found.groups()
    is_ours = has_luhn_digit(f"{area}{year_month}{sequence}{check}")
    return _with_hyphens(plain) if is_ours else None


def _with_hyphens(plain: str) -> str:
    return SHAPE.sub(r"\1-\2-\3-\4-\5", plain)
