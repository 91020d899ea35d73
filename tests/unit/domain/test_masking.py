"""What people see of a number that is none of their business."""

from typing import Any

import pytest

from engine.domain.masking import mask


@pytest.mark.parametrize(
    ("alur_type", "value", "shown"),
    [
        ("nik", "3304991008701008", "330499******1008"),
        ("nik", "3304 9910 0870 1008", "330499******1008"),
        ("kk", "3304991008151008", "330499******1008"),
        ("kks", "0000001234561234", "000000******1234"),
        ("phone", "+6281234561101", "0812-****-1101"),
        ("phone", "0812 3456 1101", "0812-****-1101"),
        ("account", "1234567890", "****7890"),
        ("account", "123-456-7890", "****7890"),
        ("name", "Siti Aminah", "Siti Aminah"),
        ("money", 200000, 200000),
        ("nik", None, None),
        (None, "RT 01 RW 02", "RT 01 RW 02"),
    ],
)
def test_each_kind_hides_its_own_part(alur_type: str | None, value: Any, shown: Any) -> None:
    assert mask(value, alur_type) == shown


@pytest.mark.parametrize(
    ("alur_type", "value"),
    [
        ("nik", "330499100870100"),
        ("kk", "tidak punya"),
        ("kks", ""),
        ("phone", "0271-123456"),
        ("account", "1234567"),
        ("nik", 3304991008701008),
        ("phone", ["081234561101"]),
        ("account", "x1234567890"),
    ],
)
def test_a_number_of_another_shape_is_hidden_as_a_whole(alur_type: str, value: Any) -> None:
    assert mask(value, alur_type) == "****"
