"""Letters as PDF: letterhead, number, body, signatory, and a code for checking them.

The only code that knows ReportLab.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from html import escape
from io import BytesIO

from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import (
    Flowable,
    HRFlowable,
    KeepTogether,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
)

from engine.domain import months
from engine.domain.office import Office

KINDS = {
    "surat_tugas": "SURAT TUGAS",
    "surat_rekomendasi": "SURAT REKOMENDASI",
    "surat_pengantar": "SURAT PENGANTAR",
    "surat_pemberitahuan": "SURAT PEMBERITAHUAN",
    "berita_acara": "BERITA ACARA",
    "laporan": "LAPORAN",
    "sk_bupati": "SURAT KEPUTUSAN",
    "surat_penjelasan": "SURAT PENJELASAN",
}

_BODY = ParagraphStyle("isi", fontName="Times-Roman", fontSize=11.5, leading=16)
_LINE = ParagraphStyle("baris", parent=_BODY, alignment=TA_JUSTIFY)
_TEXT = ParagraphStyle("paragraf", parent=_LINE, spaceAfter=6)
_HEAD = ParagraphStyle("kop", parent=_BODY, fontName="Times-Bold", fontSize=13, alignment=TA_CENTER)
_ADDRESS = ParagraphStyle("alamat", parent=_BODY, fontSize=9.5, leading=12, alignment=TA_CENTER)
_TITLE = ParagraphStyle("judul", parent=_HEAD, fontSize=12.5, spaceBefore=10)
_NUMBER = ParagraphStyle("nomor", parent=_BODY, alignment=TA_CENTER, spaceAfter=12)
_SIGNATURE = ParagraphStyle("ttd", parent=_BODY, leftIndent=95 * mm)
_CODE = ParagraphStyle("kode", parent=_BODY, fontSize=8.5, leading=11)


@dataclass(frozen=True, kw_only=True, slots=True)
class Letter:
    """`day` is the office's date; `body` is plain text in which a blank line ends a paragraph."""

    office: Office
    kind: str
    number: str
    subject: str
    body: str
    day: date
    verification_code: str


def render(letter: Letter) -> bytes:
    """Return the PDF of a letter on A4."""
    buffer = BytesIO()
    document = SimpleDocTemplate(
        buffer,
        pagesize=A4,
        leftMargin=25 * mm,
        rightMargin=20 * mm,
        topMargin=15 * mm,
        bottomMargin=20 * mm,
        title=f"{_title(letter)} {letter.number}",
        author=letter.office.name,
        lang="id",
    )
    document.build([*_letterhead(letter.office), *_heading(letter), *_body(letter), _close(letter)])
    return buffer.getvalue()


def _letterhead(office: Office) -> list[Flowable]:
    return [
        Paragraph(escape(office.name.upper()), _HEAD),
        Paragraph(escape(office.address), _ADDRESS),
        HRFlowable(width="100%", thickness=1.6, color="black", spaceBefore=4, spaceAfter=8),
    ]


def _heading(letter: Letter) -> list[Flowable]:
    lines = [
        Paragraph(f"<u>{escape(_title(letter))}</u>", _TITLE),
        Paragraph(f"Nomor: {escape(letter.number)}", _NUMBER),
    ]
    if letter.subject:
        lines.append(Paragraph(f"Perihal: {escape(letter.subject)}", _TEXT))
    return lines


def _body(letter: Letter) -> Iterator[Flowable]:
    # A paragraph for each line: one of thousands of lines takes ReportLab minutes to break.
    for paragraph in letter.body.replace("\r\n", "\n").split("\n\n"):
        *lines, last = paragraph.strip().split("\n")
        yield from (Paragraph(escape(line), _LINE) for line in lines)
        yield Paragraph(escape(last), _TEXT)


def _close(letter: Letter) -> Flowable:
    office = letter.office
    return KeepTogether(
        [
            Spacer(1, 10 * mm),
            Paragraph(f"{escape(office.town)}, {_day(letter.day)}", _SIGNATURE),
            Paragraph(f"{escape(office.head_position)},", _SIGNATURE),
            Spacer(1, 18 * mm),
            Paragraph(f"<b><u>{escape(office.head_name)}</u></b>", _SIGNATURE),
            Spacer(1, 4 * mm),
            _qr(letter.verification_code),
            Paragraph(f"Kode verifikasi: <b>{letter.verification_code}</b>", _CODE),
        ]
    )


def _qr(code: str) -> Drawing:
    side = 24 * mm
    widget = QrCodeWidget(code)
    left, bottom, right, top = widget.getBounds()
    drawing = Drawing(
        side, side, transform=[side / (right - left), 0, 0, side / (top - bottom), 0, 0]
    )
    drawing.add(widget)
    return drawing


def _title(letter: Letter) -> str:
    return KINDS.get(letter.kind, letter.kind.replace("_", " ").upper())


def _day(day: date) -> str:
    return f"{day.day} {months.NAMES[day.month - 1]} {day.year}"
