"""Numbers of people, families and cards. Districts ending in 99 belong to nobody."""

from datetime import UTC, date, datetime

import pytest

from engine.domain.identity_numbers import (
    account_problems,
    birth_date_of,
    fingerprint,
    has_luhn_digit,
    kk_problems,
    luhn_digit,
    nik_problems,
    normalise_phone,
    sex_of,
    without_separators,
)

AT = datetime(2026, 11, 21, 3, tzinfo=UTC)


@pytest.mark.parametrize(
    "nik",
    [
        "3304991008700001",
        "3304995008700001",
        "1199990101000001",
        "9799993112269999",
        "3304992902000001",
        "3304992111260001",
    ],
)
def test_a_well_formed_nik_has_no_problems(nik: str) -> None:
    assert nik_problems(nik, at=datetime(2026, 12, 31, tzinfo=UTC)) == ()


@pytest.mark.parametrize(
    ("nik", "codes"),
    [
        ("", ("nik_length",)),
        ("330499100870001", ("nik_length",)),
        ("33049910087000011", ("nik_length",)),
        ("330499100870000a", ("nik_length",)),
        ("\uff133049910087000011"[:16], ("nik_length",)),
        ("1004991008700001", ("nik_province",)),
        ("9804991008700001", ("nik_province",)),
        ("3304990008700001", ("nik_birth",)),
        ("3304993208700001", ("nik_birth",)),
        ("3304994008700001", ("nik_birth",)),
        ("3304997208700001", ("nik_birth",)),
        ("3304999908700001", ("nik_birth",)),
        ("3304991013700001", ("nik_birth",)),
        ("3304993002700001", ("nik_birth",)),
        ("3304991008700000", ("nik_serial",)),
        ("0004993113700000", ("nik_province", "nik_birth", "nik_serial")),
    ],
)
def test_every_broken_rule_of_a_nik_is_named(nik: str, codes: tuple[str, ...]) -> None:
    assert nik_problems(nik, at=AT) == codes


@pytest.mark.parametrize(
    ("birth", "expected"),
    [
        ("100870", date(1970, 8, 10)),
        ("500870", date(1970, 8, 10)),
        ("710870", date(1970, 8, 31)),
        ("211126", date(2026, 11, 21)),
        ("221126", date(1926, 11, 22)),
        ("010127", date(1927, 1, 1)),
        ("290200", date(2000, 2, 29)),
        ("290201", None),
    ],
)
def test_the_birth_date_lies_in_the_latest_century_possible(
    birth: str, expected: date | None
) -> None:
    assert birth_date_of(f"330499{birth}0001", at=AT) == expected


def test_a_text_that_is_no_nik_tells_neither_birth_date_nor_sex() -> None:
    assert birth_date_of("tidak ada", at=AT) is None
    assert sex_of("tidak ada") is None


def test_a_womans_day_of_birth_is_written_with_forty_added() -> None:
    assert sex_of("3304995008700001") == "P"
    assert sex_of("3304991008700001") == "L"


def test_a_family_card_has_sixteen_digits() -> None:
    assert kk_problems("3304991008150001") == ()
    assert kk_problems("330499100815000") == ("kk_length",)


@pytest.mark.parametrize(
    ("account", "codes"),
    [
        ("12345678", ()),
        ("1" * 20, ()),
        ("1234567", ("account",)),
        ("1" * 21, ("account",)),
        ("1234567x", ("account",)),
    ],
)
def test_a_bank_account_has_eight_to_twenty_digits(account: str, codes: tuple[str, ...]) -> None:
    assert account_problems(account) == codes


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("081234561101", "+6281234561101"),
        ("6281234561101", "+6281234561101"),
        ("+62 812-3456-1101", "+6281234561101"),
        ("(0812) 3456.1101", "+6281234561101"),
        ("0811234567", "+62811234567"),
        ("08112345", None),
        ("0801234567", None),
        ("0271234567", None),
        ("+6581234561101", None),
        ("08123456789012", None),
        ("", None),
    ],
)
def test_a_mobile_number_is_stored_with_the_country_code(typed: str, stored: str | None) -> None:
    assert normalise_phone(typed) == stored


def test_digits_may_be_grouped() -> None:
    assert without_separators("3304 99-1008.70 (0001)") == "3304991008700001"


@pytest.mark.parametrize(
    ("digits", "check"), [("7992739871", 3), ("3304261100042", 6), ("0", 0), ("1", 8)]
)
def test_the_luhn_digit_follows_the_standard(digits: str, check: int) -> None:
    assert luhn_digit(digits) == check
    assert has_luhn_digit(f"{digits}{check}")
    assert not has_luhn_digit(f"{digits}{(check + 1) % 10}")


def test_a_fingerprint_finds_a_number_again_without_telling_it() -> None:
    found = fingerprint("3304994107461008", key="a")

    assert found == fingerprint("3304994107461008", key="a")
    assert found != fingerprint("3304994107461008", key="b")
    assert "3304" not in found
