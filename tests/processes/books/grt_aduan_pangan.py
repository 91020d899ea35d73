"""Stories of complaints about the food aid of Garut.

All people are invented.
"""

from tests.processes.book import Answers, Book, Story

COMPLAINT: Answers = {
    "kanal": "Datang langsung ke petugas di meja pengaduan",
    "tgl_terima": "2026-11-20T09:00:00+07:00",
    "anonim": False,
    "rahasia": True,
    "nama_pengadu": "Siti Rohimat",
    "layanan": "grt-monitoring-pangan",
    "jenis_aduan": "potongan_pungutan",
    "uraian": "Bantuan Rp600.000 hanya diterima Rp400.000 dari agen.",
    "terlapor": "Agen bank di desa",
    "klasifikasi": "tanpa_pengawasan",
    "terlapor_di_tingkat": "tidak_ada",
}
ANSWER = "Agen mengganti Rp200.000 yang kurang."
DECISION: Answers = {
    "putusan": "jawab",
    "jawaban": ANSWER,
    "alasan_naik": "Agen menolak mengganti kekurangan.",
}

# Who is complained about is told at the desk, long before it matters.
ABOUT_THE_HEAD_OF_DIVISION = "kepala_bidang_diadukan"
ABOUT_THE_SECRETARY = "sekretaris_diadukan"
ASKED = ("g_klas__proses", "g_hasil__perlu_data")

BOOK = Book(
    key="grt-aduan-pangan",
    answers={
        "catat_aduan": COMPLAINT,
        "tindak_lanjut": {
            "hasil": "selesai",
            "tindakan": "Agen, KPM, dan bank sudah dimintai keterangan.",
            "jawaban": ANSWER,
            "alasan_naik": "Agen menolak mengganti kekurangan.",
        },
        "minta_data": {"data_tambahan": "Agen itu bernama Toko Berkah.", "cabut": False},
        "tinjau_kabid": DECISION,
        "tinjau_sekretaris": DECISION,
        "tinjau_kadis": {"jawaban": ANSWER},
        "jawab": {"kanal_jawab": "tatap_muka", "isi_jawaban": ANSWER},
        "tunggu_tanggapan": {"tanggapan": "puas", "catatan_tanggapan": "Terima kasih."},
    },
    choices={
        ABOUT_THE_HEAD_OF_DIVISION: ("catat_aduan", {"terlapor_di_tingkat": "3"}),
        ABOUT_THE_SECRETARY: ("catat_aduan", {"terlapor_di_tingkat": "4"}),
        "g_klas__spam": ("catat_aduan", {"klasifikasi": "spam"}),
        "g_klas__bukan_kewenangan": ("catat_aduan", {"klasifikasi": "bukan_kewenangan"}),
        "g_klas__duplikat": ("catat_aduan", {"duplikat_dari": "3205-ADU-2611-00001-2"}),
        "g_klas__terlapor_staf_pfm": ("catat_aduan", {"terlapor_di_tingkat": "2"}),
        "g_klas__proses": ("catat_aduan", {}),
        "g_hasil__selesai": ("tindak_lanjut", {"hasil": "selesai"}),
        "g_hasil__perlu_data": ("tindak_lanjut", {"hasil": "perlu_data"}),
        "g_hasil__bukan_kewenangan": ("tindak_lanjut", {"hasil": "bukan_kewenangan"}),
        "g_hasil__tidak_bisa": ("tindak_lanjut", {"hasil": "tidak_bisa"}),
        "g_data__ada": ("minta_data", {"cabut": False}),
        "g_data__dicabut": ("minta_data", {"cabut": True}),
        "g_kabid__jawab": ("tinjau_kabid", {"putusan": "jawab"}),
        "g_kabid__naik": ("tinjau_kabid", {"putusan": "naik"}),
        "g_sek__jawab": ("tinjau_sekretaris", {"putusan": "jawab"}),
        "g_sek__naik": ("tinjau_sekretaris", {"putusan": "naik"}),
        "g_tanggapan__puas": ("tunggu_tanggapan", {"tanggapan": "puas"}),
        "g_tanggapan__dicabut": ("tunggu_tanggapan", {"tanggapan": "cabut"}),
        "g_tanggapan__tidak_puas_pertama": ("tunggu_tanggapan", {"tanggapan": "tidak_puas"}),
        "g_tanggapan__tidak_puas_kedua": ("tunggu_tanggapan", {"tanggapan": "tidak_puas"}),
    },
    stories={
        "C09 naik sampai Kepala Dinas": Story(
            (
                "g_klas__proses",
                "g_hasil__tidak_bisa",
                "g_kabid__naik",
                "g_sek__naik",
                "g_tanggapan__puas",
            ),
            "e_selesai",
        ),
        "V31 spam": Story(("g_klas__spam",), "e_ditolak"),
        "V32 bukan kewenangan": Story(("g_klas__bukan_kewenangan",), "e_dirujuk"),
        "V33 duplikat": Story(("g_klas__duplikat",), "e_digabung"),
        "V34 terlapor staf, dua kali tidak puas": Story(
            (
                "g_klas__terlapor_staf_pfm",
                "g_kabid__jawab",
                "g_tanggapan__tidak_puas_pertama",
                "g_kabid__naik",
                "g_sek__jawab",
                "g_tanggapan__tidak_puas_kedua",
            ),
            "e_ombudsman",
        ),
        "V35 data dilengkapi, pengadu diam": Story(
            (*ASKED, "g_data__ada", "g_hasil__selesai", "!t_10"), "e_otomatis"
        ),
        "V36 dicabut saat diminta data": Story((*ASKED, "g_data__dicabut"), "e_dicabut"),
        "V37 data tidak pernah datang": Story((*ASKED, "!t_data"), "e_tidak_dilengkapi"),
        "V38 bukan kewenangan setelah diteliti": Story(
            ("g_klas__proses", "g_hasil__bukan_kewenangan"), "e_dirujuk"
        ),
        "V38b Kepala Bidang diadukan": Story(
            (
                ABOUT_THE_HEAD_OF_DIVISION,
                "g_klas__proses",
                "g_hasil__tidak_bisa",
                "g_sek__jawab",
                "g_tanggapan__puas",
            ),
            "e_selesai",
        ),
        "V38c Sekretaris diadukan": Story(
            (
                ABOUT_THE_SECRETARY,
                "g_klas__proses",
                "g_hasil__tidak_bisa",
                "g_kabid__naik",
                "g_tanggapan__puas",
            ),
            "e_selesai",
        ),
        "V39 bidang diam, Kepala Bidang menjawab": Story(
            ("g_klas__proses", "!t_pfm", "g_kabid__jawab", "g_tanggapan__dicabut"), "e_dicabut"
        ),
    },
)
