"""What the office's people answer, by the labels on their forms. All people are invented."""

from datetime import timedelta
from pathlib import Path
from zlib import crc32

from engine.scheduler import utc_now
from tests.browser.form import Answers
from tests.browser.papers import a_pdf, a_photo

SUBJECT = "Mbah Kasiyem"
FAMILY_CARD = "3304991808192007"
DECREE = "460/9901/TAHUN 2026"
PROPOSED = 1_500_000


def written(day_offset: int) -> str:
    """Return a day as people write it: dd/mm/yyyy."""
    return f"{utc_now() + timedelta(days=day_offset):%d/%m/%Y}"


def nik_of(subject: str) -> str:
    """Return an invented person's own number: a person has one running case of a service."""
    return f"330499410746{crc32(subject.encode()) % 9000 + 1000}"


def application(folder: Path, *, subject: str = SUBJECT) -> Answers:
    return {
        "Pemberitahuan pemrosesan data sudah dibacakan/dibaca": True,
        "Nama lengkap (sesuai KTP)": subject,
        "NIK": nik_of(subject),
        "Nomor Kartu Keluarga": FAMILY_CARD,
        "Tanggal lahir": "01/07/1946",
        "Jenis kelamin": "Perempuan",
        "Alamat (jalan, RT/RW)": "RT 02 RW 05",
        "Kecamatan": "Pagentan",
        "Desa/Kelurahan": "Aribaya",
        "Pemilik nomor HP": "Tidak ada nomor HP",
        "Yang mengajukan": "Pemerintah desa/kelurahan",
        "Nama pengaju": "Slamet",
        "Hubungan": "Perangkat desa",
        "Surat permohonan ada": True,
        "Fotokopi KTP ada": True,
        "Fotokopi KK ada": True,
        "Nomor surat permohonan": "470/12/XI/2026",
        "Tanggal surat": written(-10),
        "Unggah berkas": [a_pdf(folder, "surat permohonan.pdf"), a_photo(folder, "ktp.jpg")],
    }


def visit() -> Answers:
    return {
        "Pemohon ditemui": "Ya",
        "Identitas cocok KTP/KK": "Ya",
        "Tinggal dengan": "Sendiri",
        "Sumber penghidupan": ["Tidak ada"],
        "Penghasilan per bulan": "200000",
        "Kondisi fisik": "Sebagian dibantu",
        "Disabilitas": ["Tidak ada"],
        "Kondisi rumah": [
            {
                "Lantai": "Tanah",
                "Dinding": "Bambu",
                "Atap": "Genteng",
                "Air": "Sumur",
                "Jamban": "Dipakai bersama",
                "Listrik (watt)": "450",
            }
        ],
        "Kebutuhan": ["Permakanan", "Sandang"],
        "Pemohon setuju difoto untuk berita acara": "Tidak",
        "Uraian keadaan dan alasan tanpa foto": "Rumah berdinding bambu, satu kamar.",
        "Perangkat desa yang mendampingi": "Slamet, kepala dusun",
    }


def steps_to_the_visit() -> list[tuple[str, str, Answers]]:
    """Return who does which task with which answers, up to the orders of the visiting team."""
    return [
        (
            "sari",
            "Cek DTKS/DTSEN dan kepesertaan program",
            {
                "Terdaftar DTKS/DTSEN": "Ya",
                "Desil": "1",
                "Sudah menerima bantuan lansia APBN/APBD": "Tidak",
            },
        ),
        (
            "rahayu",
            "Telaah oleh Manager SLRT",
            {
                "Keadaan darurat": "Tidak",
                "Usulan": "Verifikasi lapangan oleh TRC",
                "Catatan": "Tinggal sendiri.",
            },
        ),
        (
            "kadis",
            "Laporan kepada Kepala Dinas dan disposisi ke TRC",
            {
                "Disposisi": "Verifikasi lapangan oleh TRC",
                "Anggota TRC": ["Joko Purnomo", "Wahyu Nugroho"],
            },
        ),
    ]


def steps_after_the_visit(folder: Path) -> list[tuple[str, str, Answers]]:
    """Return who does which task with which answers, from the team's report to the end."""
    return [
        (
            "joko",
            "Susun berita acara verifikasi",
            {
                "Rekomendasi": "Layak menerima bantuan",
                "Alasan": "Lansia tinggal sendiri tanpa penghasilan tetap.",
                "Bentuk bantuan": "Uang",
                "Nilai usulan": str(PROPOSED),
                "Tanda tangan": [a_photo(folder, "tanda tangan.jpg")],
            },
        ),
        (
            "endang",
            "Susun usulan penerima (batch) dan draf SK Bupati",
            {"Draf SK": [a_pdf(folder, "draf sk.pdf")]},
        ),
        (
            "nurul",
            "Cek ketersediaan anggaran BTT/JPST",
            {"Anggaran tersedia": "Ya", "Sisa pagu BTT/JPST": "90000000"},
        ),
        (
            "teguh",
            "Telaah dan paraf draf SK",
            {
                "Setuju": "Ya",
                "Paraf": [
                    {"Jabatan": "Kabag Hukum", "Nama": "Teguh Santosa", "Tanggal": written(0)},
                    {"Jabatan": "Sekda", "Nama": "Sri Lestari", "Tanggal": written(0)},
                ],
            },
        ),
        (
            "teguh",
            "Penetapan SK Bupati",
            {"Ditetapkan": "Ya", "Nomor SK Bupati": DECREE, "Tanggal SK": written(0)},
        ),
        (
            "endang",
            "Ajukan pencairan BTT/JPST",
            {
                "Nomor surat": "900/7/Dinsos/2026",
                "RKB": [a_pdf(folder, "rkb.pdf")],
                "Pakta integritas penerima": [a_pdf(folder, "pakta.pdf")],
                "Cara bayar": "Tunai melalui bendahara",
            },
        ),
        (
            "nurul",
            "Proses pencairan (SP2D)",
            {
                "SP2D terbit": "Ya",
                "Nomor SP2D": "1234/SP2D/2026",
                "Tanggal": written(0),
                "Nilai": str(PROPOSED),
            },
        ),
        (
            "mulyati",
            "Siapkan penyerahan",
            {
                "Tanggal penyerahan": written(3),
                "Tempat": "Rumah penerima",
                "Undangan terkirim": True,
            },
        ),
        (
            "mulyati",
            "Serahkan bansos JPST kepada pemohon",
            {
                "Hasil": "Bantuan diterima",
                "Diterima sendiri": "Ya",
                "Foto": [a_photo(folder, "penyerahan.jpg")],
            },
        ),
        (
            "mulyati",
            "Pertanggungjawaban (LPJ)",
            {"Berkas LPJ": [a_pdf(folder, "lpj.pdf")], "Tanggal": written(0)},
        ),
    ]
