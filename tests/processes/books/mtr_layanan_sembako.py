"""Stories of the letter of recommendation, within an hour, of Mataram.

All people are invented; district code 99 in an NIK belongs to nobody.
"""

from tests.processes.book import FILE, Answers, Book, Story

APPLICANT: Answers = {
    "pemberitahuan_privasi": True,
    "nama": "Baiq Nurhayati",
    "nik": "5271995104871011",
    "no_kk": "5271992111132010",
    "tgl_lahir": "1987-04-11",
    "jenis_kelamin": "P",
    "alamat": "Lingkungan Karang Baru RT 03",
    "kecamatan": "Pagentan",
    "desa_kel": "Karang Baru",
    "hp_milik": "tidak_ada",
    "jenis": "hilang",
    "bank": "BRI",
    "ada_pengantar": True,
    "ada_ktp": True,
    "ada_kk": True,
    "ada_tabungan": True,
    "ada_surat_polisi": True,
    "no_surat_polisi": "SKTLK/118/XI/2026",
    "tgl_surat_polisi": "2026-11-19",
    "berkas": FILE,
}

LOST = ("g_lengkap__lengkap", "g_layanan__ya_sembako")
DRAFTED = ("g_dtks__masuk",)
SIGNED = ("g_paraf__paraf", "g_ttd__ya")

BOOK = Book(
    key="mtr-layanan-sembako",
    answers={
        "koreksi_berkas": APPLICANT,
        "registrasi": {"kategori": "bpnt_sembako", "ringkas": "KKS hilang di pasar."},
        "cek_dtks": {"terdaftar": True, "desil": 2, "status_kepesertaan": "aktif"},
        "arahkan": {
            "penjelasan": "Mengusulkan diri lewat operator kelurahan.",
            "minta_kunjungan": False,
            "slip_dicetak": True,
        },
        "susun_konsep": {
            "tujuan_surat": "Pimpinan Cabang Bank BRI",
            "isi": "Kami merekomendasikan penggantian kartu.",
        },
        "periksa_konsep": {"diparaf": True, "catatan": "Perbaiki nama cabang."},
        "tetapkan": {
            "ditandatangani": True,
            "mode_ttd": "tte_bsre",
            "catatan_ttd": "Tambahkan masa berlaku.",
        },
        "serahkan": {
            "diterima_oleh": "Baiq Nurhayati",
            "waktu_serah": "2026-11-21T10:30:00+08:00",
        },
    },
    choices={
        "g_lengkap__lengkap": ("koreksi_berkas", {}),
        "g_lengkap__kurang": ("koreksi_berkas", {"ada_surat_polisi": False}),
        "g_lengkapi__ya": ("lengkapi_berkas", {"tindakan_pemohon": "lengkapi"}),
        "g_lengkapi__tidak": ("lengkapi_berkas", {"tindakan_pemohon": "cabut"}),
        "g_layanan__ya_sembako": ("registrasi", {"kategori": "bpnt_sembako"}),
        "g_layanan__layanan_lain": ("registrasi", {"kategori": "pkh"}),
        "g_dtks__masuk": ("cek_dtks", {"terdaftar": True}),
        "g_dtks__tidak": ("cek_dtks", {"terdaftar": False}),
        "g_paraf__paraf": ("periksa_konsep", {"diparaf": True}),
        "g_paraf__perbaikan": ("periksa_konsep", {"diparaf": False}),
        "g_ttd__ya": ("tetapkan", {"ditandatangani": True}),
        "g_ttd__kembali": ("tetapkan", {"ditandatangani": False}),
    },
    stories={
        "C20 KKS hilang, satu jam": Story(
            (
                "g_lengkap__kurang",
                "g_lengkapi__ya",
                *LOST,
                *DRAFTED,
                "~t_40",
                "g_paraf__perbaikan",
                "g_paraf__paraf",
                "g_ttd__kembali",
                *SIGNED,
            ),
            "e_selesai",
            start_id="mulai",
        ),
        "V02 ternyata keluhan PKH": Story(
            ("g_lengkap__lengkap", "g_layanan__layanan_lain"), "e_dialihkan", start_id="mulai"
        ),
        "V03 tidak terdaftar DTSEN": Story(
            (*LOST, "g_dtks__tidak"), "e_tidak_terdaftar", start_id="mulai"
        ),
        "V04 berkas tidak pernah dilengkapi": Story(
            ("g_lengkap__kurang", "g_lengkapi__tidak"), "e_batal", start_id="mulai"
        ),
        "dialihkan dari pengaduan (V61)": Story(
            (*LOST, *DRAFTED, *SIGNED),
            "e_selesai",
            {"nama": "Baiq Nurhayati", "alamat": None, "hp": None},
            start_id="mulai_alihan",
        ),
    },
)
