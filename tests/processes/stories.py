"""The stories that every procedure must be able to tell: branches in order, and how they end."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Story:
    """`!t` is an interrupting timer, `~t` one that lets its task go on."""

    key: str
    choices: tuple[str, ...]
    ends_at: str
    variables: Mapping[str, Any] = field(default_factory=dict)


JPST, COMPLETION, LETTER = "bna-santunan-jpst", "com-lengkapi-berkas", "com-terbit-surat"

COMPLETE = ("g_lengkap__lengkap", "g_dtks__ya", "g_program__ya")
CALM = (*COMPLETE, "g_darurat__tidak")
VISITED = (*CALM, "g_disposisi__verifikasi_trc", "g_ditemui__ya")
ELIGIBLE = (*VISITED, "g_layak__layak")
DECREED = (*ELIGIBLE, "g_anggaran__ya", "g_hukum__ya", "g_sk__ya")

MISSING = {"daftar_kekurangan": ["Fotokopi KTP"], "batas_hari": 14, "nama": "Sarimin"}
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

STORIES: Mapping[str, Story] = {
    "C06 dilengkapi sesudah pengingat": Story(
        COMPLETION, ("~t_ingat", "g_hasil__dilengkapi"), "e_dilengkapi", MISSING
    ),
    "V04b batas waktu habis": Story(COMPLETION, ("!t_batas",), "e_kedaluwarsa", MISSING),
    "V04c pemohon mencabut": Story(COMPLETION, ("g_hasil__dicabut",), "e_dicabut", MISSING),
    "C10 surat dikembalikan dua kali": Story(
        LETTER,
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
        LETTER, ("g_ada_paraf__tidak", "g_ttd__ya"), "e_terbit", UNINITIALLED
    ),
    "C14 santunan lancar": Story(JPST, (*DECREED, "g_sp2d__ya", "g_serah__diterima"), "e_selesai"),
    "C15 jalur SKTM, darurat, anggaran habis": Story(
        JPST,
        (
            "g_lengkap__kurang",
            "g_lengkapi__ya",
            "g_lengkap__lengkap",
            "g_dtks__tidak_belum_ada_sktm",
            "g_sktm__ya",
            "g_dtks__tidak_ada_sktm",
            "g_program__ya",
            "g_darurat__ya",
            "g_disposisi__verifikasi_trc",
            "g_ditemui__tidak_ulangi",
            "g_ditemui__ya",
            "g_layak__tidak_layak",
            "g_tinjau__verifikasi_ulang",
            "g_ditemui__ya",
            "g_layak__layak",
            "g_anggaran__tidak",
            "g_putus_anggaran__tunggu",
            "g_anggaran__ya",
            "g_hukum__kembali",
            "g_anggaran__ya",
            "g_hukum__ya",
            "g_sk__dikembalikan",
            "g_anggaran__ya",
            "g_hukum__ya",
            "g_sk__ya",
            "g_sp2d__dokumen_kurang",
            "g_sp2d__ya",
            "g_serah__tidak_hadir_jadwal_ulang_antar",
            "g_serah__diterima",
        ),
        "e_selesai",
    ),
    "C16 sudah menerima program": Story(
        JPST, ("g_lengkap__lengkap", "g_dtks__ya", "g_program__tidak"), "e_ditolak"
    ),
    "C17 daftar tunggu": Story(
        JPST,
        (*ELIGIBLE, "g_anggaran__tidak", "g_putus_anggaran__daftar_tunggu_tahun_depan"),
        "e_daftar_tunggu",
    ),
    "C18 penerima meninggal": Story(
        JPST, (*DECREED, "g_sp2d__ya", "g_serah__penerima_meninggal"), "e_meninggal"
    ),
    "V08 berkas tidak dilengkapi": Story(
        JPST, ("g_lengkap__kurang", "g_lengkapi__tidak"), "e_batal"
    ),
    "V09 SKTM tidak pernah datang": Story(
        JPST, ("g_lengkap__lengkap", "g_dtks__tidak_belum_ada_sktm", "g_sktm__tidak"), "e_batal"
    ),
    "V10 Kepala Dinas menolak": Story(JPST, (*CALM, "g_disposisi__tolak"), "e_ditolak"),
    "V11 meninggal sebelum verifikasi": Story(
        JPST,
        (*CALM, "g_disposisi__verifikasi_trc", "g_ditemui__tidak_setelah_3_kali_meninggal"),
        "e_tidak_ditemui",
    ),
    "V12 tetap tidak layak": Story(
        JPST, (*VISITED, "g_layak__tidak_layak", "g_tinjau__ya"), "e_ditolak"
    ),
    "V13 dialihkan ke Baznas": Story(
        JPST,
        (
            *ELIGIBLE,
            "g_anggaran__tidak",
            "g_putus_anggaran__alihkan_ke_lks_baznas_program_lain",
        ),
        "e_dialihkan",
    ),
    "V13b anggaran tak kunjung ada": Story(
        JPST,
        (*ELIGIBLE, "g_anggaran__tidak", "g_putus_anggaran__tunggu", "!t_tahun"),
        "e_daftar_tunggu",
    ),
}
