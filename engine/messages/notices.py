"""What the inbox says."""

from collections.abc import Mapping
from typing import Any

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
}
UNKNOWN = "Ada kabar {kode} tentang kasus {nomor}."


class _Facts(dict[str, Any]):
    def __missing__(self, key: str) -> str:
        return "…"


def describe_notice(code: str, facts: Mapping[str, Any]) -> str:
    """Return the sentence of a notice; facts that are missing read as an ellipsis."""
    words = {key: _words(value) for key, value in facts.items()}
    return NOTICES.get(code, UNKNOWN).format_map(_Facts({"kode": code, **words}))


def _words(value: Any) -> str:
    return "; ".join(str(it) for it in value) if isinstance(value, list) else _word(value)


def _word(value: Any) -> str:
    return "…" if value in (None, "") else str(value)
