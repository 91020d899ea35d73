"""A NUL character fits no name and no answer, and some databases cannot store it."""

import pytest

from tests.functional.cases import start
from tests.functional.office import JPST, PASSWORD, Served

SENTENCE = "Permintaan tidak dapat dipahami."


@pytest.mark.parametrize(
    "path",
    [
        "/tugas?cari=%00",
        "/tugas?%00=x",
        "/kasus?layanan=%00",
        "/layanan/%00",
        "/dokumen/%00",
        "/verifikasi/%00",
        "/%00",
    ],
)
def test_an_address_with_a_nul_character_is_refused(either_office: Served, path: str) -> None:
    answer = either_office["kadis"].get(path)

    assert answer.status_code == 400
    assert SENTENCE in answer.text


def test_a_form_with_a_nul_character_is_refused(either_office: Served) -> None:
    task = start(either_office["sari"], JPST)

    answer = either_office["sari"].send_form(f"{task}/penyelesaian", {"data": "\x00"})

    assert answer.status_code == 400


def test_a_name_with_a_nul_character_cannot_sign_in(either_office: Served) -> None:
    answer = either_office.visitor().sign_in("sari\x00", PASSWORD)

    assert answer.status_code == 400
    assert SENTENCE in answer.text
