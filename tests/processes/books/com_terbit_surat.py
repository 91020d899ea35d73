"""Stories of a letter that is drafted, initialled, signed and numbered."""

from collections.abc import Mapping
from typing import Any

from tests.processes.book import Book, Story

LETTER_INPUTS = {
    "jenis_naskah": "surat_rekomendasi",
    "perihal": "Rekomendasi",
    "isi": "Kami merekomendasikan.",
    "data": {"nama": "Sarimin"},
    "peran_penyusun": "bidang_sosial",
    "peran_penanda_tangan": "kepala_dinas",
}
INITIALLED = {**LETTER_INPUTS, "peran_pemaraf": ["manager_slrt"]}
UNINITIALLED: Mapping[str, Any] = {**LETTER_INPUTS, "peran_pemaraf": []}

BOOK = Book(
    key="com-terbit-surat",
    answers={
        "susun_konsep": {"perihal": "Verifikasi lapangan", "isi": "Menugaskan tim."},
        "paraf": {"keputusan_paraf": "setuju", "catatan_paraf": "Perbaiki tanggal."},
        "tanda_tangan": {
            "keputusan_ttd": "tanda_tangan",
            "mode_ttd": "tte_bsre",
            "catatan_ttd": "Nama tim keliru.",
        },
    },
    choices={
        "g_ada_paraf__ya": ("susun_konsep", {}),
        "g_ada_paraf__tidak": ("susun_konsep", {}),
        "g_paraf__setuju": ("paraf", {"keputusan_paraf": "setuju"}),
        "g_paraf__kembalikan": ("paraf", {"keputusan_paraf": "kembalikan"}),
        "g_ttd__ya": ("tanda_tangan", {"keputusan_ttd": "tanda_tangan"}),
        "g_ttd__kembalikan": ("tanda_tangan", {"keputusan_ttd": "kembalikan"}),
    },
    stories={
        "C10 surat dikembalikan dua kali": Story(
            (
                "g_ada_paraf__ya",
                "g_paraf__kembalikan",
                "g_ada_paraf__ya",
                "g_paraf__setuju",
                "g_ttd__kembalikan",
                "g_ada_paraf__ya",
                "g_paraf__setuju",
                "g_ttd__ya",
            ),
            "e_terbit",
            INITIALLED,
        ),
        "V16 surat tanpa paraf": Story(
            ("g_ada_paraf__tidak", "g_ttd__ya"), "e_terbit", UNINITIALLED
        ),
    },
)
