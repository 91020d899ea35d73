"""What the inbox says."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from engine.messages.dates import write_day

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
    "N-30": "Anda menggantikan {nama} ({jabatan}) dari {tgl} sampai {tgl_akhir}.",
    "N-30A": (
        "Anda menggantikan {nama} ({jabatan}) mulai {tgl} sampai ada pemberitahuan berikutnya."
    ),
}
DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
UNKNOWN = "Ada kabar {kode} tentang kasus {nomor}."


class _Facts(dict[str, Any]):
    def __missing__(self, key: str) -> str:
        return "…"


def describe_notice(code: str, facts: Mapping[str, Any]) -> str:
    """Return the sentence of a notice; facts that are missing read as an ellipsis."""
    words = {key: _words(value) for key, value in facts.items()}
    return NOTICES.get(code, UNKNOWN).format_map(_Facts({"kode": code, **words}))


def _words(value: Any) -> str:
    if isinstance(value, str) and DAY.fullmatch(value):
        return _day(value)
    return "; ".join(str(it) for it in value) if isinstance(value, list) else str(value or "…")


def _day(text: str) -> str:
    """Return a day as people write it; what looks like one and is none stays as it is."""
    try:
        return write_day(date.fromisoformat(text))
    except ValueError:
        return text
