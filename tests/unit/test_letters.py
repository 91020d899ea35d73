"""Letters, read back from the PDF."""

from datetime import date
from io import BytesIO
from typing import Any
from uuid import UUID

import pytest
from pypdf import PdfReader

from engine.domain.office import Office
from engine.letters import KINDS, Letter, render

OFFICE = Office(
    id=UUID(int=1),
    name="Dinas Sosial & PPPA Kabupaten Lumajang",
    area_code="3508",
    zone="Asia/Jakarta",
    unit="Dinsos",
    address="Jalan Ahmad Yani 5",
    town="Lumajang",
    head_name="Dra. Ratna",
    head_position="Kepala Dinas",
)


def written(**changes: Any) -> PdfReader:
    facts: dict[str, Any] = {
        "office": OFFICE,
        "kind": "surat_tugas",
        "number": "094/1/Dinsos/2026",
        "subject": "Verifikasi",
        "body": "Menugaskan tim.",
        "day": date(2026, 11, 21),
        "verification_code": "ABCD2345EFGH",
    }
    return PdfReader(BytesIO(render(Letter(**facts | changes))))


def text_of(pdf: PdfReader) -> str:
    return "\n".join(page.extract_text() for page in pdf.pages)


def test_a_letter_stands_in_the_order_that_offices_use() -> None:
    lines = [line.strip() for line in text_of(written()).splitlines()]

    assert lines == [
        "DINAS SOSIAL & PPPA KABUPATEN LUMAJANG",
        "Jalan Ahmad Yani 5",
        "SURAT TUGAS",
        "Nomor: 094/1/Dinsos/2026",
        "Perihal: Verifikasi",
        "Menugaskan tim.",
        "Lumajang, 21 November 2026",
        "Kepala Dinas,",
        "Dra. Ratna",
        "Kode verifikasi: ABCD2345EFGH",
    ]


def test_a_letter_names_itself_to_readers_of_files() -> None:
    about = written().metadata

    assert about is not None
    assert (about.title, about.author) == ("SURAT TUGAS 094/1/Dinsos/2026", OFFICE.name)


def test_a_letter_without_a_subject_says_nothing_about_one() -> None:
    assert "Perihal" not in text_of(written(subject=""))


@pytest.mark.parametrize(("kind", "title"), [*KINDS.items(), ("nota_dinas", "NOTA DINAS")])
def test_every_kind_of_letter_has_a_title(kind: str, title: str) -> None:
    assert title in text_of(written(kind=kind))


def test_marks_in_a_text_are_printed_not_obeyed() -> None:
    text = text_of(
        written(kind="<i>x</i>", number="<b>1</b>", subject="A & B", body="<para>&nbsp;</para>")
    )

    for part in ("<I>X</I>", "Nomor: <b>1</b>", "Perihal: A & B", "<para>&nbsp;</para>"):
        assert part in text


def test_lines_and_paragraphs_are_kept() -> None:
    text = text_of(written(body="Menugaskan:\r\n- Joko\r\n- Wahyu\r\n\r\nUntuk verifikasi."))

    assert "Menugaskan:\n- Joko\n- Wahyu\nUntuk verifikasi." in text


@pytest.mark.parametrize("body", ["", "\n\n\n\n", "Ñandú “kutip” ✓ 中文 \u200b"])
def test_odd_texts_still_make_a_letter(body: str) -> None:
    assert "Kode verifikasi: ABCD2345EFGH" in text_of(written(body=body))


def test_a_letter_of_many_pages_is_printed_to_its_last_line() -> None:
    body = "\n".join(f"- baris {number}" for number in range(2000))

    assert "- baris 1999" in text_of(written(body=body))


def test_all_months_have_indonesian_names() -> None:
    named = [text_of(written(day=date(2026, month, 1))) for month in (1, 5, 8, 12)]

    for text, day in zip(named, ("1 Januari", "1 Mei", "1 Agustus", "1 Desember"), strict=True):
        assert f"Lumajang, {day} 2026" in text
