"""Stories of the complaints of Magelang, which climb four tiers.

All people are invented.
"""

from tests.processes.book import Answers, Book, Story

COMPLAINT: Answers = {
    "kanal": "WhatsApp Pusat Kesejahteraan Sosial: 0821 3677 7172",
    "tgl_terima": "2026-11-20T09:00:00+07:00",
    "rahasia": True,
    "nama_pengadu": "Ngatinah",
    "hp_pengadu": "081200009901",
    "layanan": "mgl-pantau-bpnt",
    "jenis_aduan": "potongan_pungutan",
    "uraian": "Dipotong dua puluh ribu rupiah tiap ambil beras di E-Warong.",
    "terlapor": "Pengelola E-Warong",
    "klasifikasi": "tanpa_pengawasan",
    "terlapor_di_tingkat": "tidak_ada",
}
ANSWER = "Potongan itu tidak dibenarkan dan uangnya sudah dikembalikan kepada Anda."
HANDLING: Answers = {
    "hasil": "selesai",
    "tindakan": "Pengelola E-Warong dipanggil dan dimintai penjelasan.",
    "jawaban": ANSWER,
    "alasan_naik": "Pengelola menolak dan di luar wewenang kami.",
}

DISSATISFIED = "g_tanggapan__tidak_puas_naik_tingkat"

BOOK = Book(
    key="mgl-aduan-berjenjang",
    answers={
        "catat_aduan": COMPLAINT,
        "tangani_1": HANDLING,
        "tangani_2": HANDLING,
        "tangani_3": HANDLING,
        "tangani_4": {"keputusan_4": "jawab", "jawaban": ANSWER},
        "minta_data": {"data_tambahan": "Ada kuitansi bulan Oktober, saya simpan di rumah."},
        "rujuk": {
            "instansi": "Inspektorat Kota Magelang",
            "alasan_rujuk": "Aduan menyangkut hal yang menjadi wewenang instansi itu.",
        },
        "jawab": {
            "kanal_jawab": "whatsapp",
            "isi_jawaban": ANSWER,
            "tgl_jawab": "2026-11-21T09:30:00+07:00",
        },
        "tunggu_tanggapan": {"tanggapan": "puas"},
    },
    choices={
        "g_klas__proses": ("catat_aduan", {}),
        "g_klas__bukan_aduan_spam": ("catat_aduan", {"klasifikasi": "spam"}),
        "g_klas__bukan_kewenangan": ("catat_aduan", {"klasifikasi": "bukan_kewenangan"}),
        "g_klas__duplikat": ("catat_aduan", {"duplikat_dari": "3371-ADU-2611-00015-0"}),
        "g_klas__pejabat_terlapor": ("catat_aduan", {}),
        "g_terlapor__tingkat_1": ("catat_aduan", {"terlapor_di_tingkat": "1"}),
        "g_terlapor__tingkat_2": ("catat_aduan", {"terlapor_di_tingkat": "2"}),
        "g_terlapor__tingkat_3": ("catat_aduan", {"terlapor_di_tingkat": "3"}),
        "g_1__selesai": ("tangani_1", {"hasil": "selesai"}),
        "g_1__perlu_data": ("tangani_1", {"hasil": "perlu_data"}),
        "g_1__bukan_kewenangan": ("tangani_1", {"hasil": "bukan_kewenangan"}),
        "g_1__tidak_bisa_tingkat_2": ("tangani_1", {"hasil": "tidak_bisa"}),
        "g_2__selesai": ("tangani_2", {"hasil": "selesai"}),
        "g_2__perlu_data": ("tangani_2", {"hasil": "perlu_data"}),
        "g_2__bukan_kewenangan": ("tangani_2", {"hasil": "bukan_kewenangan"}),
        "g_2__tidak_bisa_tingkat_3": ("tangani_2", {"hasil": "tidak_bisa"}),
        "g_3__selesai": ("tangani_3", {"hasil": "selesai"}),
        "g_3__perlu_data": ("tangani_3", {"hasil": "perlu_data"}),
        "g_3__bukan_kewenangan": ("tangani_3", {"hasil": "bukan_kewenangan"}),
        "g_3__tidak_bisa_tingkat_4": ("tangani_3", {"hasil": "tidak_bisa"}),
        "g_4__jawab_langsung": ("tangani_4", {"keputusan_4": "jawab"}),
        "g_4__tim": ("tangani_4", {"keputusan_4": "tim"}),
        "g_4__bukan_kewenangan": ("tangani_4", {"keputusan_4": "rujuk"}),
        "g_data__dicabut": ("minta_data", {"cabut": True}),
        "g_data__1": ("minta_data", {"cabut": False}),
        "g_data__2": ("minta_data", {"cabut": False}),
        "g_data__3": ("minta_data", {"cabut": False}),
        "g_tanggapan__puas": ("tunggu_tanggapan", {"tanggapan": "puas"}),
        "g_tanggapan__dicabut": ("tunggu_tanggapan", {"tanggapan": "cabut"}),
        DISSATISFIED: ("tunggu_tanggapan", {"tanggapan": "tidak_puas"}),
        "g_tanggapan__tidak_puas_sudah_tingkat_4": (
            "tunggu_tanggapan",
            {"tanggapan": "tidak_puas"},
        ),
        "naik__2": ("tunggu_tanggapan", {}),
        "naik__3": ("tunggu_tanggapan", {}),
        "naik__4": ("tunggu_tanggapan", {}),
    },
    stories={
        "C04 naik sampai Tim": Story(
            (
                "g_klas__proses",
                "g_1__tidak_bisa_tingkat_2",
                "g_2__perlu_data",
                "g_data__2",
                "g_2__tidak_bisa_tingkat_3",
                "!t_3",
                "g_4__tim",
                "g_tanggapan__tidak_puas_sudah_tingkat_4",
            ),
            "e_ombudsman",
        ),
        "C05 kotak saran tanpa nama": Story(
            ("g_klas__proses", "g_1__selesai", "!t_10"), "e_otomatis"
        ),
        "V20 bukan aduan": Story(("g_klas__bukan_aduan_spam",), "e_ditolak"),
        "V21 bukan kewenangan": Story(("g_klas__bukan_kewenangan",), "e_dirujuk"),
        "V22 duplikat": Story(("g_klas__duplikat",), "e_digabung"),
        "V23 tingkat 1 terlapor, tidak puas dua kali, puas": Story(
            (
                "g_klas__pejabat_terlapor",
                "g_terlapor__tingkat_1",
                "g_2__selesai",
                DISSATISFIED,
                "naik__3",
                "g_3__selesai",
                DISSATISFIED,
                "naik__4",
                "g_4__jawab_langsung",
                "g_tanggapan__puas",
            ),
            "e_selesai",
        ),
        "V23b tingkat 2 terlapor": Story(
            (
                "g_klas__pejabat_terlapor",
                "g_terlapor__tingkat_2",
                "g_3__selesai",
                "g_tanggapan__puas",
            ),
            "e_selesai",
        ),
        "V23c tingkat 3 terlapor": Story(
            (
                "g_klas__pejabat_terlapor",
                "g_terlapor__tingkat_3",
                "g_4__jawab_langsung",
                "g_tanggapan__puas",
            ),
            "e_selesai",
        ),
        "V24 tingkat 1 diam, bukan kewenangan": Story(
            ("g_klas__proses", "!t_1", "g_2__bukan_kewenangan"), "e_dirujuk"
        ),
        "V25 dicabut ketika data diminta": Story(
            ("g_klas__proses", "g_1__perlu_data", "g_data__dicabut"), "e_dicabut"
        ),
        "V26 data dilengkapi, bukan kewenangan": Story(
            ("g_klas__proses", "g_1__perlu_data", "g_data__1", "g_1__bukan_kewenangan"),
            "e_dirujuk",
        ),
        "V27 tingkat 2 diam, tingkat 3 minta data, tingkat 4 merujuk": Story(
            (
                "g_klas__proses",
                "g_1__tidak_bisa_tingkat_2",
                "!t_2",
                "g_3__perlu_data",
                "g_data__3",
                "g_3__tidak_bisa_tingkat_4",
                "g_4__bukan_kewenangan",
            ),
            "e_dirujuk",
        ),
        "V28 tingkat 3 menilai bukan kewenangan": Story(
            (
                "g_klas__proses",
                "g_1__tidak_bisa_tingkat_2",
                "g_2__tidak_bisa_tingkat_3",
                "g_3__bukan_kewenangan",
            ),
            "e_dirujuk",
        ),
        "V29 data tidak datang": Story(
            ("g_klas__proses", "g_1__perlu_data", "!t_data"), "e_tidak_dilengkapi"
        ),
        "V30 tidak puas, naik, dicabut": Story(
            (
                "g_klas__proses",
                "g_1__selesai",
                DISSATISFIED,
                "naik__2",
                "g_2__selesai",
                "g_tanggapan__dicabut",
            ),
            "e_dicabut",
        ),
    },
)
