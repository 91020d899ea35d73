"""What citizens are told by WhatsApp or SMS: short, and nothing that a stranger may not read.

No name, no identity number, no amount, and no service or document by which poverty shows.
"""

from collections.abc import Mapping
from typing import Any

from engine.domain.notice_text import filled
from engine.messages.facts import words

CITIZEN_NOTICES: Mapping[str, str] = {
    "N-01": (
        "Dinsos {kota}: permohonan Anda kami terima. No. {nomor}. Simpan nomor ini. Cek: {url}. "
        "Layanan gratis."
    ),
    "N-02": (
        "Dinsos {kota}: permohonan {nomor} sedang diperiksa. Perkiraan selesai {tgl}. Cek: {url}"
    ),
    "N-03": (
        "Dinsos {kota}: berkas {nomor} kurang {kurang} dokumen. Lengkapi sampai {tgl} di loket "
        "atau {url}"
    ),
    "N-04": (
        "Dinsos {kota}: berkas {nomor} belum lengkap. Batas {tgl}. Bila lewat, permohonan ditutup "
        "dan boleh diajukan lagi."
    ),
    "N-05": (
        "Dinsos {kota}: petugas akan ke rumah Anda {tgl}. Petugas membawa surat tugas dan tidak "
        "memungut biaya. No. {nomor}"
    ),
    "N-06": (
        "Dinsos {kota}: permohonan {nomor} belum dapat disetujui. Penjelasan dan hak "
        "keberatan: loket, {url}"
    ),
    "N-07": (
        "Dinsos {kota}: proses {nomor} lebih lama karena {alasan}. Perkiraan baru {tgl}. Mohon "
        "maaf. Info {telp}"
    ),
    "N-08": (
        "Dinsos {kota}: aduan tercatat No. {nomor}. Dijawab paling lambat {tgl}. Identitas "
        "dijaga. {url}"
    ),
    "N-09": (
        "Dinsos {kota}: aduan {nomor} sudah dijawab. Baca dan beri tanggapan dalam 10 hari: {url}"
    ),
    "N-10": (
        "Dinsos {kota}: {produk} No. {nomor} siap diambil di {tempat} sejak {tgl}. Bawa KTP asli. "
        "Gratis."
    ),
    "N-11": (
        "Dinsos {kota}: apakah KKS Anda sudah bisa dipakai? Balas 1 = sudah, 2 = belum. No. {nomor}"
    ),
    "N-12": (
        "Dinsos {kota}: layanan {nomor} selesai. Mohon isi survei 2 menit tanpa nama: {url}. "
        "Terima kasih."
    ),
    "N-13": (
        "Dinsos {kota}: {nomor} selesai. Bila belum sesuai, sampaikan aduan di loket, {url} atau "
        "lapor.go.id"
    ),
}


def describe_to_citizen(code: str, facts: Mapping[str, Any], *, own: str | None = None) -> str:
    """Return what the citizen is told, by the office's `own` words if it has some.

    Raises KeyError for a code that has no words for citizens.
    """
    return filled(own or CITIZEN_NOTICES[code], words(facts))
