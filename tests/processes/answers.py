"""Good answers to every task of every package."""

from typing import Any
from uuid import uuid4

from engine.domain.bundle import process_id_of
from tests.processes.book import FILE, PHOTO, Answers
from tests.processes.books import BOOKS
from tests.processes.books.bna_santunan_jpst import APPLICANT

__all__ = ["APPLICANT", "FILE", "PHOTO", "good_answers", "model_answers"]

_ANSWERS = {process_id_of(book.key): book.answers for book in BOOKS.values()}
_APPLICATION = "terima_surat"
JPST = "bna_santunan_jpst"
_SHARED = ("com_lengkapi_berkas", "com_terbit_surat")


def model_answers(process_id: str, element_id: str) -> Answers:
    """Return the good answers to a task of a process, as its book has them."""
    return _ANSWERS[process_id][element_id]


def good_answers(element_id: str) -> dict[str, Any]:
    """Return good answers to a task of a JPST case; every application is by another person."""
    person = {"nik": _an_unused_nik()} if element_id == _APPLICATION else {}
    (process_id,) = (it for it in (JPST, *_SHARED) if element_id in _ANSWERS[it])
    return {**model_answers(process_id, element_id), **person}


def _an_unused_nik() -> str:
    """Return the number of nobody: any province and regency, but district 99."""
    number = uuid4().int
    province, regency, serial = number % 84 + 11, number // 84 % 100, number // 8400 % 9999 + 1
    return f"{province}{regency:02d}99410746{serial:04d}"
