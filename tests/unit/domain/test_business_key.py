"""Case numbers that people read out over the telephone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.domain.business_key import business_key, normalise_business_key

EXAMPLES = [
    ("3371", "BPNT", 42, "3371-BPNT-2611-00042-4"),
    ("3205", "PANGAN", 7, "3205-PANGAN-2611-00007-9"),
    ("5319", "PKH", 3, "5319-PKH-2611-00003-6"),
    ("3304", "JPST", 42, "3304-JPST-2611-00042-6"),
    ("5271", "SEMBAKO", 118, "5271-SEMBAKO-2611-00118-8"),
    ("3371", "ADU", 15, "3371-ADU-2611-00015-0"),
]


@pytest.mark.parametrize(("area", "code", "sequence", "expected"), EXAMPLES)
def test_a_case_number_ends_with_its_check_digit(
    area: str, code: str, sequence: int, expected: str
) -> None:
    assert business_key(area, code=code, year_month="2611", sequence=sequence) == expected


@pytest.mark.parametrize("key", [example[3] for example in EXAMPLES])
def test_case_hyphens_and_spaces_are_free(key: str) -> None:
    assert normalise_business_key(key) == key
    assert normalise_business_key(f"  {key.lower()} ") == key
    assert normalise_business_key(key.replace("-", "")) == key
    assert normalise_business_key(key.replace("-", " ")) == key


@pytest.mark.parametrize(
    "text",
    [
        "",
        "3304-JPST-2611-00042-5",
        "3304-JPST-2611-00024-6",
        "3304--2611-00042-6",
        "3304-1PST-2611-00042-6",
        "3304-TERLALUPANJANG-2611-00042-6",
        "3304-JPST-2611-0042-6",
        "٣٣٠٤-JPST-2611-00042-6",
        "'; drop table",
    ],
)
def test_a_number_that_cannot_be_ours_is_refused(text: str) -> None:
    assert normalise_business_key(text) is None


def test_a_code_is_shortened_to_eight_letters() -> None:
    key = business_key("3304", code="com-lengkapi", year_month="2611", sequence=1)

    assert key.startswith("3304-COMLENGK-2611-00001-")


@pytest.mark.parametrize(
    ("area", "code", "year_month", "sequence"),
    [
        ("330", "JPST", "2611", 1),
        ("3304", "", "2611", 1),
        ("3304", "1", "2611", 1),
        ("3304", "JPST", "202611", 1),
        ("3304", "JPST", "2613", 1),
        ("3304", "JPST", "2611", 100_000),
        ("3304", "JPST", "2611", -1),
    ],
)
def test_parts_of_another_shape_make_no_case_number(
    area: str, code: str, year_month: str, sequence: int
) -> None:
    with pytest.raises(ValueError, match="no case number"):
        business_key(area, code=code, year_month=year_month, sequence=sequence)


@given(st.integers(0, 99_999), st.integers(0, 8), st.integers(1, 9))
def test_one_wrong_digit_is_always_noticed(sequence: int, place: int, change: int) -> None:
    key = business_key("3304", code="JPST", year_month="2611", sequence=sequence)
    digits = key[10:14] + key[15:20]
    wrong = f"{digits[:place]}{(int(digits[place]) + change) % 10}{digits[place + 1 :]}"

    assert normalise_business_key(f"3304JPST{wrong}{key[-1]}") is None
