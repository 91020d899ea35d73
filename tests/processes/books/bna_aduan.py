"""Stories of the complaints, suggestions and advice of Banjarnegara.

All people are invented.
"""

from tests.processes.book import Answers, Book, Story

COMPLAINT: Answers = {
    "kanal": "Kotak saran",
    "tgl_terima": "2026-11-20T09:00:00+07:00",
    "rahasia": True,
    "nama_pengadu": "Sarimin",
    "alamat_pengadu": "Desa Aribaya RT 01 RW 02",
    "layanan": "bna-santunan-jpst",
    "jenis_aduan": "potongan_pungutan",
    "uraian": "Santunan dipotong seratus ribu rupiah oleh perangkat desa.",
    "terlapor": "Perangkat desa",
}
WALK_IN: Answers = {"kanal": "Datang langsung ke kantor"}
CALL: Answers = {"kanal": "Telepon: (0286) 591892"}
ANSWER = "Potongan itu tidak dibenarkan dan uangnya sudah dikembalikan kepada Anda."

RECORDED = ("g_kanal__surat_kotak_saran_medsos_email_web_faks",)
VALID = (*RECORDED, "g_klas__sah")
AT_DIVISION = (*VALID, "g_berat__kabid")
ASKED = (*AT_DIVISION, "g_bidang__perlu_data")
ANSWERED_BY_PHONE = ("g_kanal__telepon", "g_ada_pejabat__ya", "g_langsung__ya")

BOOK = Book(
    key="bna-aduan",
    answers={
        "catat_awal": COMPLAINT,
        "jawab_langsung": {
            "dijawab_oleh": "kepala_bidang",
            "isi_jawaban": ANSWER,
            "tuntas": True,
        },
        "verifikasi_agenda": {"klasifikasi": "tanpa_pengawasan"},
        "disposisi": {"disposisi": "kabid", "alasan_tim": ["kerugian", "pegawai_terlibat"]},
        "selesaikan_bidang": {
            "hasil": "selesai",
            "tindakan": "Perangkat desa dipanggil dan dimintai penjelasan.",
            "jawaban": ANSWER,
            "alasan_naik": "Perangkat desa di luar wewenang bidang.",
        },
        "minta_data": {"data_tambahan": "Kejadiannya di balai desa, disaksikan dua orang."},
        "penjelasan_tertulis": {"kanal_jawab": "surat", "isi_jawaban": ANSWER},
        "sampaikan_hasil": {"kanal_jawab": "langsung", "isi_jawaban": ANSWER},
        "tunggu_tanggapan": {"tanggapan": "puas"},
    },
    choices={
        "g_kanal__datang_langsung": ("catat_awal", WALK_IN),
        "g_kanal__telepon": ("catat_awal", CALL),
        "g_kanal__surat_kotak_saran_medsos_email_web_faks": ("catat_awal", {}),
        "g_ada_pejabat__ya": (
            "catat_awal",
            {"pejabat_di_tempat": True, "pejabat_penerima": "kepala_bidang"},
        ),
        "g_ada_pejabat__tidak": ("catat_awal", {"pejabat_di_tempat": False}),
        "g_langsung__ya": ("jawab_langsung", {"tuntas": True}),
        "g_langsung__tidak": ("jawab_langsung", {"tuntas": False}),
        "g_klas__spam": ("verifikasi_agenda", {"klasifikasi": "spam"}),
        "g_klas__bukan_kewenangan": ("verifikasi_agenda", {"klasifikasi": "bukan_kewenangan"}),
        "g_klas__duplikat": ("verifikasi_agenda", {"duplikat_dari": "3304-ADU-2611-00001-2"}),
        "g_klas__sah": ("verifikasi_agenda", {}),
        "g_berat__kabid": ("disposisi", {"disposisi": "kabid"}),
        "g_berat__berat_tim": ("disposisi", {"disposisi": "tim"}),
        "g_bidang__ya": ("selesaikan_bidang", {"hasil": "selesai"}),
        "g_bidang__perlu_data": ("selesaikan_bidang", {"hasil": "perlu_data"}),
        "g_bidang__bukan_kewenangan": ("selesaikan_bidang", {"hasil": "bukan_kewenangan"}),
        "g_bidang__tidak_berat": ("selesaikan_bidang", {"hasil": "tidak_bisa"}),
        "g_data__ada": ("minta_data", {"cabut": False}),
        "g_data__dicabut": ("minta_data", {"cabut": True}),
        "g_tanggapan__puas": ("tunggu_tanggapan", {"tanggapan": "puas"}),
        "g_tanggapan__dicabut": ("tunggu_tanggapan", {"tanggapan": "cabut"}),
        "g_tanggapan__tidak_puas_pertama": ("tunggu_tanggapan", {"tanggapan": "tidak_puas"}),
        "g_tanggapan__tidak_puas_kedua": ("tunggu_tanggapan", {"tanggapan": "tidak_puas"}),
    },
    stories={
        "C19 datang langsung, pejabat tidak ada, lalu Tim": Story(
            (
                "g_kanal__datang_langsung",
                "g_ada_pejabat__tidak",
                "g_klas__sah",
                "g_berat__kabid",
                "g_bidang__tidak_berat",
                "g_berat__berat_tim",
                "g_tanggapan__puas",
            ),
            "e_selesai",
        ),
        "V51 telepon, Kabid ada, tuntas": Story(
            (*ANSWERED_BY_PHONE, "g_tanggapan__puas"), "e_selesai"
        ),
        "V52 datang, belum tuntas, ternyata bukan aduan": Story(
            ("g_kanal__datang_langsung", "g_ada_pejabat__ya", "g_langsung__tidak", "g_klas__spam"),
            "e_ditolak",
        ),
        "V53 surat, bukan kewenangan": Story((*RECORDED, "g_klas__bukan_kewenangan"), "e_dirujuk"),
        "V54 media sosial, duplikat": Story((*RECORDED, "g_klas__duplikat"), "e_digabung"),
        "V55 data dilengkapi, selesai otomatis": Story(
            (*ASKED, "g_data__ada", "g_bidang__ya", "!t_10"), "e_otomatis"
        ),
        "V56 dicabut ketika data diminta": Story((*ASKED, "g_data__dicabut"), "e_dicabut"),
        "V57 data tidak datang": Story((*ASKED, "!t_data"), "e_tidak_dilengkapi"),
        "V58 bidang menilai bukan kewenangan": Story(
            (*AT_DIVISION, "g_bidang__bukan_kewenangan"), "e_dirujuk"
        ),
        "V59 bidang diam, tidak puas, dicabut": Story(
            (
                *AT_DIVISION,
                "!t_bidang",
                "g_berat__kabid",
                "g_bidang__ya",
                "g_tanggapan__tidak_puas_pertama",
                "g_klas__sah",
                "g_berat__kabid",
                "g_bidang__ya",
                "g_tanggapan__dicabut",
            ),
            "e_dicabut",
        ),
        "V60 tidak puas dua kali": Story(
            (
                *ANSWERED_BY_PHONE,
                "g_tanggapan__tidak_puas_pertama",
                "g_klas__sah",
                "g_berat__kabid",
                "g_bidang__ya",
                "g_tanggapan__tidak_puas_kedua",
            ),
            "e_ombudsman",
        ),
    },
)
