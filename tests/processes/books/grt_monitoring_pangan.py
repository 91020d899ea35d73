"""Stories of the help that families of Garut get until their food aid has arrived.

All people are invented; district code 99 in an NIK belongs to nobody.
"""

from tests.processes.book import FILE, Answers, Book, Story

FAMILY: Answers = {
    "pemberitahuan_privasi": True,
    "nama": "Siti Rohimat",
    "nik": "3205995203850011",
    "no_kk": "3205991507100021",
    "tgl_lahir": "1985-03-12",
    "jenis_kelamin": "P",
    "alamat": "Kampung Cibodas RT 01 RW 04",
    "kecamatan": "Tarogong Kidul",
    "desa_kel": "Sukajaya",
    "hp_milik": "tidak_ada",
    "nama_pengurus": "Siti Rohimat",
    "atas_nama_ibu": True,
    "ada_ktp": True,
    "ada_kk": True,
    "berkas_ktp": FILE,
}
VISIT: Answers = {
    "cara": "kunjungan_rumah",
    "kpm_ditemukan": True,
    "bantuan_diterima": True,
    "tgl_terima": "2026-11-18",
    "jumlah_terima": 600_000,
    "sesuai": True,
    "masalah_kpm": ["tidak_ada"],
}
NOT_AS_PROMISED: Answers = {
    "bantuan_diterima": True,
    "sesuai": False,
    "jumlah_terima": 400_000,
    "masalah_kpm": ["potongan"],
}

REGISTERED = ("g_lengkap__lengkap", "g_dtks__ya")
# The account's holder is told when the papers are taken in, long before it matters.
FATHERS_ACCOUNT = "akun_atas_nama_ayah"
SHORT_OF_MONEY = (
    FATHERS_ACCOUNT,
    "g_lengkap__lengkap",
    "g_dtks__ya",
    "g_sp2d__gagal_data_rekening",
    "g_perbaiki__menunggu_pihak_lain",
    "!tunggu_bayar",
    "g_dtks__ya",
    "g_sp2d__gagal_data_rekening",
    "g_perbaiki__ya",
    "g_dtks__ya",
    "g_sp2d__ya",
    "g_kks__tidak_ada_hilang_terblokir",
    "g_kks_siap__belum",
    "g_kks_siap__ya",
    "~t_periode",
    "~t_periode_sekretaris",
    "~t_periode_kadis",
    "g_terima__belum",
    "!tunggu_ulang",
    "g_dtks__ya",
    "g_sp2d__ya",
    "g_kks__ya_bukan_atas_nama_ibu",
    "g_terima__ya_tidak_sesuai",
    "g_aduan__belum",
)

BOOK = Book(
    key="grt-monitoring-pangan",
    answers={
        "terima_berkas": FAMILY,
        "cek_siks": {
            "terdaftar": True,
            "desil": 2,
            "tgl_cek": "2026-11-21T09:00:00+07:00",
            "status_bayar": "sp2d",
            "periode_bayar": "Okt-Des 2026",
            "kks_status": "aktif",
            "bank": "BRI",
        },
        "arahkan_dtsen": {
            "penjelasan": "Usulan masuk lewat musyawarah desa dan operator desa.",
            "slip_dicetak": True,
        },
        "perbaiki_data": {
            "masalah": "beda_nama",
            "tindakan": "Surat ke Disdukcapil dan bank: Rohimat, bukan Rohmat.",
            "data_teratasi": True,
        },
        "jelaskan_tidak_layak": {"alasan": "exclude_pekerjaan", "hak_sanggah_dijelaskan": True},
        "catat_alasan": {"alasan_bukan_ibu": "ibu_tki"},
        "fasilitasi_kks": {
            "langkah_kks": ["surat_pengantar_bank", "buka_blokir"],
            "kks_siap": True,
            "tgl_kks": "2026-11-20",
        },
        "monitoring_kpm": VISIT,
        "buat_aduan": {},
        "usul_ganti": {"keadaan": "meninggal", "dilaporkan_ke": ["desa", "siks_ng"]},
        "tutup_kasus": {"tutup": True, "catatan_tutup": "Tanda tangan KPM belum ada."},
    },
    choices={
        FATHERS_ACCOUNT: ("terima_berkas", {"atas_nama_ibu": False}),
        "g_lengkap__lengkap": ("terima_berkas", {"ada_kk": True}),
        "g_lengkap__kurang": ("terima_berkas", {"ada_kk": False}),
        "g_lengkapi__ya": ("lengkapi_berkas", {"tindakan_pemohon": "lengkapi"}),
        "g_dtks__ya": ("cek_siks", {"terdaftar": True}),
        "g_dtks__tidak": ("cek_siks", {"terdaftar": False}),
        "g_sp2d__ya": ("cek_siks", {"status_bayar": "sp2d"}),
        "g_sp2d__proses": ("cek_siks", {"status_bayar": "spm"}),
        "g_sp2d__gagal_data_rekening": ("cek_siks", {"status_bayar": "beda_data"}),
        "g_sp2d__dikeluarkan": ("cek_siks", {"status_bayar": "exclude"}),
        "g_perbaiki__ya": ("perbaiki_data", {"data_teratasi": True}),
        "g_perbaiki__menunggu_pihak_lain": ("perbaiki_data", {"data_teratasi": False}),
        "g_kks__ya_atas_nama_ibu": ("cek_siks", {"kks_status": "aktif"}),
        "g_kks__ya_bukan_atas_nama_ibu": ("cek_siks", {"kks_status": "aktif"}),
        "g_kks__lewat_pt_pos": ("cek_siks", {"kks_status": "pos", "bank": "PT Pos"}),
        "g_kks__tidak_ada_hilang_terblokir": ("cek_siks", {"kks_status": "terblokir"}),
        "g_kks_siap__ya": ("fasilitasi_kks", {"kks_siap": True}),
        "g_kks_siap__belum": ("fasilitasi_kks", {"kks_siap": False}),
        "g_terima__ya_sesuai": ("monitoring_kpm", {"bantuan_diterima": True, "sesuai": True}),
        "g_terima__ya_tidak_sesuai": ("monitoring_kpm", NOT_AS_PROMISED),
        "g_terima__belum": ("monitoring_kpm", {"bantuan_diterima": False}),
        "g_terima__kpm_pindah_meninggal": ("monitoring_kpm", {"kpm_ditemukan": False}),
        "g_aduan__sudah": ("monitoring_kpm", {}),
        "g_aduan__belum": ("monitoring_kpm", {}),
        "g_tutup__ya": ("tutup_kasus", {"tutup": True}),
        "g_tutup__kembali": ("tutup_kasus", {"tutup": False}),
    },
    stories={
        "C06 lansia menunggu SP2D": Story(
            (
                "g_lengkap__kurang",
                "~t_ingat",
                "g_lengkapi__ya",
                *REGISTERED,
                "g_sp2d__proses",
                "!tunggu_bayar",
                "g_dtks__ya",
                "g_sp2d__ya",
                "g_kks__ya_atas_nama_ibu",
                "g_terima__ya_sesuai",
                "g_tutup__kembali",
                "g_terima__ya_sesuai",
                "g_tutup__ya",
            ),
            "e_selesai",
        ),
        "C07 istri TKI, KKS terblokir, jumlah kurang": Story(
            (*SHORT_OF_MONEY, "g_tutup__ya"), "e_selesai"
        ),
        "C07b dikembalikan sesudah aduan dibuka": Story(
            (
                *SHORT_OF_MONEY,
                "g_tutup__kembali",
                "g_terima__ya_tidak_sesuai",
                "g_aduan__sudah",
                "g_tutup__ya",
            ),
            "e_selesai",
        ),
        "C08 tidak layak dan hak sanggah": Story(
            (*REGISTERED, "g_sp2d__dikeluarkan"), "e_tidak_memenuhi"
        ),
        "V05 tidak ada di DTSEN": Story(("g_lengkap__lengkap", "g_dtks__tidak"), "e_dirujuk_dtsen"),
        "V06 berkas kedaluwarsa": Story(("g_lengkap__kurang", "!t_batas"), "e_batal"),
        "V07 lewat PT Pos, KPM sudah meninggal": Story(
            (
                *REGISTERED,
                "g_sp2d__ya",
                "g_kks__lewat_pt_pos",
                "g_terima__kpm_pindah_meninggal",
            ),
            "e_kpm_tidak_ditemukan",
        ),
    },
)
