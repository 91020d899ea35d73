"""Stories of the aid for abandoned elders of Banjarnegara.

All people are invented; district code 99 in an NIK belongs to nobody.
"""

from tests.processes.book import FILE, PHOTO, Answers, Book, Story

APPLICANT: Answers = {
    "pemberitahuan_privasi": True,
    "nama": "Mbah Kasiyem",
    "nik": "3304994107461008",
    "no_kk": "3304991808192007",
    "tgl_lahir": "1946-07-01",
    "jenis_kelamin": "P",
    "alamat": "RT 02 RW 05",
    "kecamatan": "Pagentan",
    "desa_kel": "Aribaya",
    "hp_milik": "tidak_ada",
    "pengaju": "desa",
    "nama_pengaju": "Slamet",
    "hubungan": "Perangkat desa",
    "ada_surat": True,
    "diketahui_camat": True,
    "ada_ktp": True,
    "ada_kk": True,
    "no_surat_desa": "470/12/XI/2026",
    "tgl_surat_desa": "2026-11-10",
    "berkas": FILE,
}
HOUSE: Answers = {
    "lantai": "tanah",
    "dinding": "bambu",
    "atap": "genteng",
    "air": "sumur",
    "jamban": "bersama",
    "listrik_watt": 450,
}
RECIPIENT: Answers = {
    "nomor_lacak": "3304-JPST-2611-00042-6",
    "nama": "Mbah Kasiyem",
    "nik": "3304994107461008",
    "alamat": "Aribaya",
    "bentuk": "uang",
    "nominal": 1_500_000,
}

COMPLETE = ("g_lengkap__lengkap", "g_dtks__ya", "g_program__ya")
CALM = (*COMPLETE, "g_darurat__tidak")
VISITED = (*CALM, "g_disposisi__verifikasi_trc", "g_ditemui__ya")
ELIGIBLE = (*VISITED, "g_layak__layak")
DECREED = (*ELIGIBLE, "g_anggaran__ya", "g_hukum__ya", "g_sk__ya")

BOOK = Book(
    key="bna-santunan-jpst",
    answers={
        "terima_surat": APPLICANT,
        "cek_dtks": {"terdaftar": True, "desil": 1, "sudah_program": False},
        "telaah_manager": {
            "darurat": False,
            "usul_manager": "verifikasi",
            "catatan_manager": "Tinggal sendiri.",
        },
        "rujuk_darurat": {
            "rujukan": "puskesmas",
            "tgl_rujuk": "2026-11-21T09:00",
            "penerima_rujukan": "Bidan Ratna",
        },
        "lapor_kadis": {
            "disposisi": "verifikasi",
            "anggota_trc": ["Joko Purnomo", "Wahyu Nugroho"],
            "alasan": "Belum mendesak.",
        },
        "verifikasi_lapangan": {
            "ditemui": True,
            "meninggal": False,
            "identitas_cocok": True,
            "tinggal_dengan": "sendiri",
            "sumber_hidup": ["tidak_ada"],
            "penghasilan": 200_000,
            "kondisi_fisik": "sebagian_dibantu",
            "disabilitas": ["tidak"],
            "kondisi_rumah": [HOUSE],
            "kebutuhan": ["permakanan"],
            "setuju_foto": False,
            "uraian_tanpa_foto": "Rumah berdinding bambu, satu kamar.",
            "saksi_desa": "Slamet, kepala dusun",
        },
        "berita_acara": {
            "rekomendasi_trc": "layak",
            "alasan_rekomendasi": "Lansia tinggal sendiri tanpa penghasilan tetap.",
            "bentuk_usul": "uang",
            "nominal_usul": 1_500_000,
            "ttd_tim": FILE,
        },
        "tinjau_penolakan": {"tetap_tolak": True, "catatan": "Keluarga mampu menanggung."},
        "susun_usulan_sk": {"penerima": [RECIPIENT], "draf_sk": FILE},
        "cek_anggaran": {"anggaran_tersedia": True, "sisa_pagu": 90_000_000},
        "putus_anggaran": {
            "putusan_anggaran": "tunggu",
            "perkiraan_tgl": "2026-12-20",
            "tujuan_alih": "Baznas",
        },
        "tunggu_anggaran": {"tgl_tersedia": "2026-11-21", "dasar_tersedia": "Perubahan APBD"},
        "telaah_hukum": {
            "draf_setuju": True,
            "paraf_berjenjang": [
                {"jabatan": "kabag_hukum", "nama": "Teguh Santosa", "tanggal": "2026-11-21"}
            ],
            "catatan_hukum": "Lengkapi dasar hukum.",
        },
        "tetapkan_sk": {
            "sk_ditetapkan": True,
            "nomor_sk": "460/9901/TAHUN 2026",
            "tgl_sk": "2026-11-21",
        },
        "ajukan_pencairan": {
            "no_permohonan_cair": "900/7/Dinsos/2026",
            "rkb": FILE,
            "pakta": FILE,
            "cara_bayar": "tunai_bendahara",
        },
        "proses_sp2d": {
            "sp2d_terbit": True,
            "no_sp2d": "1234/SP2D/2026",
            "tgl_sp2d": "2026-11-21",
            "nilai_sp2d": 1_500_000,
            "kekurangan": "Pakta integritas belum ada.",
        },
        "siapkan_serah": {"tgl_serah": "2026-11-24", "tempat": "rumah", "undangan_terkirim": True},
        "serahkan": {
            "serah": "diterima",
            "penerima_langsung": True,
            "nominal": 1_500_000,
            "foto_serah": PHOTO,
        },
        "setor_kembali": {"no_sts": "STS-7", "tgl_sts": "2026-11-21", "akta_kematian": FILE},
        "lpj": {"berkas_lpj": FILE, "tgl_lpj": "2026-11-21"},
    },
    choices={
        "g_lengkap__lengkap": ("terima_surat", {"diketahui_camat": True}),
        "g_lengkap__kurang": ("terima_surat", {"diketahui_camat": False}),
        "g_lengkapi__ya": ("lengkapi_berkas", {"tindakan_pemohon": "lengkapi"}),
        "g_lengkapi__tidak": ("lengkapi_berkas", {"tindakan_pemohon": "cabut"}),
        "g_dtks__ya": ("cek_dtks", {"terdaftar": True}),
        "g_dtks__tidak_ada_sktm": (
            "cek_dtks",
            {"terdaftar": False, "ada_sktm": True, "no_sktm": "470/9/2026"},
        ),
        "g_dtks__tidak_belum_ada_sktm": ("cek_dtks", {"terdaftar": False, "ada_sktm": False}),
        "g_sktm__ya": ("lengkapi_berkas", {"tindakan_pemohon": "lengkapi"}),
        "g_sktm__tidak": ("lengkapi_berkas", {"tindakan_pemohon": "cabut"}),
        "g_program__ya": ("cek_dtks", {"sudah_program": False}),
        "g_program__tidak": ("cek_dtks", {"sudah_program": True, "nama_program": ["PKH_lansia"]}),
        "g_darurat__ya": ("telaah_manager", {"darurat": True}),
        "g_darurat__tidak": ("telaah_manager", {"darurat": False}),
        "g_disposisi__verifikasi_trc": ("lapor_kadis", {"disposisi": "verifikasi"}),
        "g_disposisi__tolak": ("lapor_kadis", {"disposisi": "tolak"}),
        "g_ditemui__ya": ("verifikasi_lapangan", {"ditemui": True}),
        "g_ditemui__tidak_ulangi": ("verifikasi_lapangan", {"ditemui": False, "meninggal": False}),
        "g_ditemui__tidak_setelah_3_kali_meninggal": (
            "verifikasi_lapangan",
            {"ditemui": False, "meninggal": True},
        ),
        "g_layak__layak": ("berita_acara", {"rekomendasi_trc": "layak"}),
        "g_layak__tidak_layak": ("berita_acara", {"rekomendasi_trc": "tidak_layak"}),
        "g_tinjau__ya": ("tinjau_penolakan", {"tetap_tolak": True}),
        "g_tinjau__verifikasi_ulang": ("tinjau_penolakan", {"tetap_tolak": False}),
        "g_anggaran__ya": ("cek_anggaran", {"anggaran_tersedia": True}),
        "g_anggaran__tidak": ("cek_anggaran", {"anggaran_tersedia": False}),
        "g_putus_anggaran__tunggu": ("putus_anggaran", {"putusan_anggaran": "tunggu"}),
        "g_putus_anggaran__alihkan_ke_lks_baznas_program_lain": (
            "putus_anggaran",
            {"putusan_anggaran": "alihkan"},
        ),
        "g_putus_anggaran__daftar_tunggu_tahun_depan": (
            "putus_anggaran",
            {"putusan_anggaran": "daftar_tunggu"},
        ),
        "g_hukum__ya": ("telaah_hukum", {"draf_setuju": True}),
        "g_hukum__kembali": ("telaah_hukum", {"draf_setuju": False}),
        "g_sk__ya": ("tetapkan_sk", {"sk_ditetapkan": True}),
        "g_sk__dikembalikan": ("tetapkan_sk", {"sk_ditetapkan": False}),
        "g_sp2d__ya": ("proses_sp2d", {"sp2d_terbit": True}),
        "g_sp2d__dokumen_kurang": ("proses_sp2d", {"sp2d_terbit": False}),
        "g_serah__diterima": ("serahkan", {"serah": "diterima"}),
        "g_serah__tidak_hadir_jadwal_ulang_antar": ("serahkan", {"serah": "tidak_hadir"}),
        "g_serah__penerima_meninggal": ("serahkan", {"serah": "meninggal"}),
    },
    stories={
        "C14 santunan lancar": Story((*DECREED, "g_sp2d__ya", "g_serah__diterima"), "e_selesai"),
        "C15 jalur SKTM, darurat, anggaran habis": Story(
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
            ("g_lengkap__lengkap", "g_dtks__ya", "g_program__tidak"), "e_ditolak"
        ),
        "C17 daftar tunggu": Story(
            (*ELIGIBLE, "g_anggaran__tidak", "g_putus_anggaran__daftar_tunggu_tahun_depan"),
            "e_daftar_tunggu",
        ),
        "C18 penerima meninggal": Story(
            (*DECREED, "g_sp2d__ya", "g_serah__penerima_meninggal"), "e_meninggal"
        ),
        "V08 berkas tidak dilengkapi": Story(("g_lengkap__kurang", "g_lengkapi__tidak"), "e_batal"),
        "V09 SKTM tidak pernah datang": Story(
            ("g_lengkap__lengkap", "g_dtks__tidak_belum_ada_sktm", "g_sktm__tidak"), "e_batal"
        ),
        "V10 Kepala Dinas menolak": Story((*CALM, "g_disposisi__tolak"), "e_ditolak"),
        "V11 meninggal sebelum verifikasi": Story(
            (*CALM, "g_disposisi__verifikasi_trc", "g_ditemui__tidak_setelah_3_kali_meninggal"),
            "e_tidak_ditemui",
        ),
        "V12 tetap tidak layak": Story(
            (*VISITED, "g_layak__tidak_layak", "g_tinjau__ya"), "e_ditolak"
        ),
        "V13 dialihkan ke Baznas": Story(
            (
                *ELIGIBLE,
                "g_anggaran__tidak",
                "g_putus_anggaran__alihkan_ke_lks_baznas_program_lain",
            ),
            "e_dialihkan",
        ),
        "V13b anggaran tak kunjung ada": Story(
            (*ELIGIBLE, "g_anggaran__tidak", "g_putus_anggaran__tunggu", "!t_tahun"),
            "e_daftar_tunggu",
        ),
    },
)
