"""What the inbox says to the people of the office, and what e-mail repeats."""

from collections.abc import Mapping
from typing import Any

from engine.domain.notice_text import filled
from engine.messages.facts import words

NOTICES: Mapping[str, str] = {
    "N-03": (
        "Berkas {nomor} atas nama {nama} kurang: {daftar}. Beri tahu pemohon untuk melengkapinya "
        "dalam {batas_hari} hari."
    ),
    "N-04": (
        "Berkas {nomor} atas nama {nama} belum dilengkapi dan separuh waktunya sudah lewat. "
        "Ingatkan pemohon; bila batasnya lewat, permohonan ditutup dan boleh diajukan lagi."
    ),
    "N-11": (
        "Sudah seminggu sejak surat {nomor_naskah} diserahkan kepada {nama} ({nomor}). Tanyakan "
        "apakah KKS-nya sudah bisa dipakai, dan bantu bila belum."
    ),
    "N-12": (
        "{layanan} selesai. Berikan tautan survei atau tablet di loket kepada penerima "
        "layanan; survei {nomor} tidak menanyakan namanya."
    ),
    "N-20": "Tugas baru: {tugas} ({nomor}), batas {tgl}.",
    "N-21": (
        "Hampir lewat batas: {tugas} ({nomor}), sisa {sisa}. Ambil alih tugas itu bila petugasnya "
        "berhalangan."
    ),
    "N-22": (
        "Terlambat: {tugas} ({nomor}) di {lane} sejak {tgl}. Alihkan tugas itu atau beri alasan."
    ),
    "N-23": (
        "Tugas yang Anda awasi hari ini: {n_terlambat} terlambat, {n_hari_ini} jatuh tempo, "
        "{n_baru} baru."
    ),
    "N-31": (
        "Hari libur nasional {tahun} belum dimasukkan. Tanpa itu batas waktu dapat jatuh terlalu "
        "cepat. Muat atau isi di halaman Kalender."
    ),
    "N-32": (
        "Kasus {layanan} tidak dapat dibuka menurut jadwalnya karena ada kesalahan. Buka kasusnya "
        "dengan tangan, dan mintalah analis proses memeriksa prosedurnya."
    ),
    "N-41": "Waktu layanan hampir habis: {tugas} ({nomor}), sisa {sisa}, janji selesai {tgl}.",
    "N-42": "Melewati janji layanan: {tugas} ({nomor}) seharusnya selesai {tgl}.",
    "N-44": "Separuh waktu layanan sudah lewat: {tugas} ({nomor}), sisa {sisa}.",
    "N-45": (
        "Jauh melewati janji layanan: {tugas} ({nomor}) seharusnya selesai {tgl}. Beri alasan pada "
        "halaman kasusnya."
    ),
    "N-30": "Anda menggantikan {nama} ({jabatan}) dari {tgl} sampai {tgl_akhir}.",
    "N-30A": (
        "Anda menggantikan {nama} ({jabatan}) mulai {tgl} sampai ada pemberitahuan berikutnya."
    ),
    "N-24": "Separuh waktu sudah lewat: {tugas} ({nomor}), sisa {sisa}, batas {tgl}.",
    "N-25": (
        "Sangat terlambat: {tugas} ({nomor}) di {lane}, batas {tgl}. Alihkan tugas itu atau beri "
        "alasan."
    ),
}
UNKNOWN = "Ada kabar {kode} tentang kasus {nomor}."

# What a notice is about, where there is no room for its sentence, and nothing about anybody.
SUBJECTS: Mapping[str, str] = {
    "N-01": "Permohonan diterima",
    "N-02": "Permohonan diproses",
    "N-03": "Berkas kurang",
    "N-04": "Pengingat berkas",
    "N-05": "Jadwal kunjungan",
    "N-06": "Keputusan",
    "N-07": "Lebih lama dari perkiraan",
    "N-08": "Aduan diterima",
    "N-09": "Aduan dijawab",
    "N-10": "Siap diambil",
    "N-11": "Tindak lanjut 7 hari",
    "N-12": "Survei kepuasan",
    "N-13": "Selesai",
    "N-20": "Tugas baru",
    "N-21": "Hampir lewat batas",
    "N-22": "Terlambat",
    "N-23": "Ringkasan harian",
    "N-24": "Separuh waktu sudah lewat",
    "N-25": "Sangat terlambat",
    "N-41": "Waktu layanan hampir habis",
    "N-42": "Melewati janji layanan",
    "N-44": "Separuh waktu layanan",
    "N-45": "Jauh melewati janji layanan",
    "N-30": "Menggantikan",
    "N-31": "Hari libur tahun depan",
    "N-32": "Kasus terjadwal",
    "N-30A": "Menggantikan",
}
OTHER_SUBJECT = "Kabar"


def describe_notice(code: str, facts: Mapping[str, Any], *, own: str | None = None) -> str:
    """Return the sentence of a notice, by the office's `own` words if it has some.

    Facts that are missing read as an ellipsis.
    """
    return filled(own or NOTICES.get(code, UNKNOWN), {**words(facts), "kode": code})


def subject_of(code: str) -> str:
    """Return what a notice is about, in two or three words."""
    return SUBJECTS.get(code, OTHER_SUBJECT)
