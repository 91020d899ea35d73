"""Stories of an application whose papers were incomplete."""

from collections.abc import Mapping
from typing import Any

from tests.processes.book import FILE, Book, Story

MISSING: Mapping[str, Any] = {
    "daftar_kekurangan": ["Fotokopi KTP"],
    "batas_hari": 14,
    "nama": "Sarimin",
}
BOOK = Book(
    key="com-lengkapi-berkas",
    answers={
        "lengkapi_berkas": {"tindakan_pemohon": "lengkapi", "berkas_baru": FILE},
    },
    choices={
        "g_hasil__dilengkapi": ("lengkapi_berkas", {"tindakan_pemohon": "lengkapi"}),
        "g_hasil__dicabut": ("lengkapi_berkas", {"tindakan_pemohon": "cabut"}),
    },
    stories={
        "C06 dilengkapi sesudah pengingat": Story(
            ("~t_ingat", "g_hasil__dilengkapi"), "e_dilengkapi", MISSING
        ),
        "V04b batas waktu habis": Story(("!t_batas",), "e_kedaluwarsa", MISSING),
        "V04c pemohon mencabut": Story(("g_hasil__dicabut",), "e_dicabut", MISSING),
    },
)
