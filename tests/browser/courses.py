"""One short case of each office: who does what with which answers. All people are invented."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.browser.answers import written
from tests.browser.form import Answers
from tests.browser.papers import a_pdf, a_photo


@dataclass(frozen=True, kw_only=True)
class Course:
    """Who begins a service's case, how it is found in lists, and who answers what until it ends."""

    service: str
    start: str
    by: str
    subject: str
    first: str
    application: Answers
    steps: tuple[tuple[str, str, Answers], ...]
    ending: str


def _garut(folder: Path) -> Course:
    return Course(
        service="Monitoring pelayanan pangan",
        start="Mulai permohonan",
        by="neneng",
        subject="Siti Rohimat",
        first="Terima dan periksa persyaratan",
        application={
            **_person(name="Siti Rohimat", nik="3205995203850011", card="3205991507100021"),
            "Tanggal lahir": "12/03/1985",
            "Kecamatan": "Tarogong Kidul",
            "Nama pengurus akun bantuan": "Siti Rohimat",
            "Akun atas nama ibu": "Ya",
            "Fotokopi KTP ada": True,
            "Fotokopi KK ada": True,
            "Unggah KTP": [a_photo(folder, "ktp.jpg")],
        },
        steps=(
            (
                "dadan",
                "Cek DTKS/DTSEN dan data bayar",
                {"Terdaftar DTKS/DTSEN": "Tidak", "Tanggal cek": written(0)},
            ),
            (
                "neneng",
                "Arahkan usulan DTSEN lewat desa/kelurahan",
                {
                    "Penjelasan kepada warga": "Usulan masuk lewat musyawarah desa.",
                    "Slip panduan diberikan": True,
                },
            ),
        ),
        ending="Dirujuk \N{EN DASH} Diarahkan mengusulkan DTSEN",
    )


def _mataram(folder: Path) -> Course:
    return Course(
        service="Rekomendasi KKS Program Sembako",
        start="Mulai permohonan",
        by="rohana",
        subject="Baiq Nurhayati",
        first="Terima surat permohonan dan koreksi kelengkapan berkas",
        application={
            **_person(name="Baiq Nurhayati", nik="5271995104871011", card="5271992111132010"),
            "Tanggal lahir": "11/04/1987",
            "Kecamatan": "Ampenan",
            "Jenis pengaduan": "KKS hilang",
            "Bank": "BRI",
            "Pengantar kelurahan ada": True,
            "Fotokopi KTP ada": True,
            "Fotokopi KK ada": True,
            "Buku tabungan ada": True,
            "Surat keterangan hilang dari kepolisian ada": True,
            "Nomor surat kehilangan": "SKTLK/118/XI/2026",
            "Tanggal surat kehilangan": written(-2),
            "Pindaian berkas": [a_pdf(folder, "berkas.pdf")],
        },
        steps=(
            (
                "rohana",
                "Terima laporan keluhan dan registrasi",
                {
                    "Kategori keluhan": "BPNT/Program Sembako",
                    "Ringkasan keluhan": "Kartu hilang di pasar.",
                },
            ),
            ("rohana", "Periksa DTKS", {"Masuk DTKS/DTSEN": "Tidak"}),
            (
                "rohana",
                "Arahkan usulan DTSEN",
                {
                    "Penjelasan kepada pemohon": "Usulan masuk lewat operator kelurahan.",
                    "Slip panduan sudah diberikan": True,
                },
            ),
        ),
        ending="Dirujuk \N{EN DASH} Tidak terdaftar DTKS/DTSEN, diarahkan",
    )


def _banjarnegara(folder: Path) -> Course:
    del folder
    return Course(
        service="Pengaduan, saran, dan masukan",
        start="Catat aduan masuk",
        by="wening",
        subject="Pelayanan lambat",
        first="Terima dan catat identitas",
        application={
            **_complaint(service="Santunan JPST untuk lansia terlantar", kind="Pelayanan lambat"),
            "Kanal aduan": "Telepon: (0286) 591892",
            "Kepala Dinas/Kabid ada di tempat": "Ya",
            "Ditemui oleh": "Kabid terkait",
        },
        steps=(
            (
                "tuti",
                "Temui/terima telepon dan jawab langsung",
                {
                    "Dijawab oleh": "Kabid terkait",
                    "Isi jawaban": "Berkas sedang diverifikasi; hasilnya paling lambat Jumat.",
                    "Tuntas": "Ya",
                },
            ),
            ("wening", "Tanggapi jawaban", {"Tanggapan pengadu": "Puas dengan jawaban"}),
        ),
        ending="Selesai",
    )


def _magelang(folder: Path) -> Course:
    del folder
    return Course(
        service="Pengaduan layanan",
        start="Catat aduan masuk",
        by="slamet",
        subject="Data kepesertaan",
        first="Catat dan klasifikasi aduan",
        application={
            **_complaint(service="Pemantauan BPNT dan sembako", kind="Data kepesertaan"),
            "Kanal aduan": "Loket pengaduan",
            "Klasifikasi aduan": "Ringan (2 hari kerja)",
            "Terlapor adalah pejabat di tingkat": "Tingkat 1",
        },
        steps=(
            ("murni", "Tangani — tingkat 2", _not_ours()),
            (
                "slamet",
                "Rujuk ke instansi berwenang",
                {"Instansi tujuan": "Disdukcapil", "Alasan": "Nama pada KTP perlu diperbaiki."},
            ),
        ),
        ending="Dirujuk",
    )


def _manggarai_timur(folder: Path) -> Course:
    del folder
    return Course(
        service="Pengaduan layanan",
        start="Catat aduan masuk",
        by="kanisius",
        subject="KKS atau rekening",
        first="Catat aduan",
        application={
            **_complaint(service="Monitoring pendamping PKH", kind="KKS atau rekening"),
            "Kanal aduan": "Kotak saran/kotak pengaduan",
            "Yang diadukan adalah pendamping PKH": "Tidak",
            "Klasifikasi aduan": "Ringan (2 hari kerja)",
            "Terlapor adalah pejabat di tingkat": "Tidak ada",
        },
        steps=(
            ("kanisius", "Agendakan untuk disposisi", {"Nomor agenda": "12/XI/2026"}),
            (
                "yohanes",
                "Disposisi",
                {"Bidang": "Fransiska Moni", "Instruksi": "Periksa dan jawab minggu ini."},
            ),
            ("robertus", "Tindak lanjut bidang", _not_ours()),
        ),
        ending="Dirujuk",
    )


def _person(*, name: str, nik: str, card: str) -> Answers:
    return {
        "Pemberitahuan pemrosesan data sudah dibacakan/dibaca": True,
        "Nama lengkap (sesuai KTP)": name,
        "NIK": nik,
        "Nomor Kartu Keluarga": card,
        "Jenis kelamin": "Perempuan",
        "Alamat (jalan, RT/RW)": "Karang Rekaan RT 01 RW 04",
        "Desa/Kelurahan": "Karang Baru",
        "Pemilik nomor HP": "Tidak ada nomor HP",
    }


def _complaint(*, service: str, kind: str) -> Answers:
    return {
        "Nama pengadu": "Sarimin",
        "Alamat pengadu": "RT 01 RW 02",
        "Layanan yang diadukan": service,
        "Jenis aduan": kind,
        "Uraian kejadian": "Sudah tiga kali datang ke loket, dan belum ada kabar apa pun.",
    }


def _not_ours() -> Answers:
    return {
        "Hasil penanganan": "Bukan kewenangan Dinas Sosial",
        "Tindakan yang dilakukan": "Data dan riwayat kartunya diperiksa.",
    }


OFFICES: Mapping[str, Callable[[Path], Course]] = {
    "Garut": _garut,
    "Mataram": _mataram,
    "Banjarnegara": _banjarnegara,
    "Magelang": _magelang,
    "Manggarai Timur": _manggarai_timur,
}
