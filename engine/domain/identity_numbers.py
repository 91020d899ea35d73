"""Numbers that stand for a person, a family or a card: what they must look like, what they tell."""

import hashlib
import hmac
import re
from datetime import date, datetime

SEPARATORS = str.maketrans("", "", " .-()")
NIK = re.compile(r"[0-9]{16}")
BIRTH = re.compile(r"[0-9]{6}([0-6][0-9]|7[01])([0-9]{2})([0-9]{2})[0-9]{4}")
MOBILE = re.compile(r"(?:\+62|62|0)(8[1-9][0-9]{6,10})")
ACCOUNT = re.compile(r"[0-9]{8,20}")
# All that is kept of an aid card's number: who issued it, and what its holder reads off the card.
KEPT_CARD = re.compile(r"[0-9]{6}\*{6}[0-9]{4}")
# However the digits are grouped.
LIKE_NIK = re.compile(r"(?:[0-9][ .-]?){15}[0-9]")
FIRST_PROVINCE, LAST_PROVINCE = 11, 97
# Women's day of birth is written with 40 added.
WOMAN = 40


def without_separators(text: str) -> str:
    """Return the text without the spaces and marks by which people group digits."""
    return text.translate(SEPARATORS)


def nik_problems(nik: str, *, at: datetime) -> tuple[str, ...]:
    """Return the codes of all rules that a NIK breaks; empty when it is well formed.

    A NIK is province and district (6 digits), birth date (DDMMYY) and a serial number (4 digits).
    The district is not looked up: numbers given under old codes stay valid.
    """
    if not NIK.fullmatch(nik):
        return ("nik_length",)
    holds = {
        "nik_province": FIRST_PROVINCE <= int(nik[:2]) <= LAST_PROVINCE,
        "nik_birth": birth_date_of(nik, at=at) is not None,
        "nik_serial": nik[12:] != "0000",
    }
    return tuple(code for code, is_met in holds.items() if not is_met)


def birth_date_of(nik: str, *, at: datetime) -> date | None:
    """Return the birth date in a NIK, or None when it is no NIK or there is no such day.

    The century is not written: it is the latest one in which the day is not after `at`.
    """
    found = BIRTH.fullmatch(nik)
    if found is None:
        return None
    day, month, year = map(int, found.groups())
    this_century = at.year - at.year % 100
    days = (_date(it + year, month, day % WOMAN) for it in (this_century, this_century - 100))
    return next((it for it in days if it is not None and it <= at.date()), None)


def sex_of(nik: str) -> str | None:
    """Return "P" (woman) or "L" (man) as a NIK has it, or None when it is no NIK."""
    found = BIRTH.fullmatch(nik)
    return found and ("P" if int(found[1]) > WOMAN else "L")


def kk_problems(kk: str) -> tuple[str, ...]:
    """Return the codes of the rules that a family card's number breaks."""
    return () if NIK.fullmatch(kk) else ("kk_length",)


def holds_identity_number(text: str) -> bool:
    """Tell whether a text has sixteen digits in a row, as a NIK, a family card or an aid card."""
    return LIKE_NIK.search(text) is not None


def without_middle(card: str) -> str:
    """Return `000000******1234` for sixteen digits, anything else without its separators."""
    digits = without_separators(card)
    return f"{digits[:6]}******{digits[-4:]}" if NIK.fullmatch(digits) else digits


def account_problems(account: str) -> tuple[str, ...]:
    """Return the codes of the rules that a bank account's number breaks."""
    return () if ACCOUNT.fullmatch(account) else ("account",)


def normalise_phone(text: str) -> str | None:
    """Return an Indonesian mobile number as `+62…`, or None when it is not one."""
    found = MOBILE.fullmatch(without_separators(text))
    return f"+62{found[1]}" if found else None


def luhn_digit(digits: str) -> int:
    """Return the check digit that ISO/IEC 7812-1 annex B puts behind `digits`."""
    doubled = (int(digit) * 2 for digit in digits[::-2])
    plain = (int(digit) for digit in digits[-2::-2])
    return -(sum(number // 10 + number % 10 for number in doubled) + sum(plain)) % 10


def has_luhn_digit(number: str) -> bool:
    """Tell whether the last digit of `number` is the check digit of those before it."""
    return int(number[-1]) == luhn_digit(number[:-1])


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def fingerprint(number: str, *, key: str) -> str:
    """Return what a number is found again by, without telling the number: a keyed hash, in hex."""
    return hmac.new(key.encode(), number.encode(), hashlib.sha256).hexdigest()
