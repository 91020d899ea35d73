"""Stories of complaints about the services of Manggarai Timur. All people are invented."""

from tests.processes.book import FILE, Answers, Book, Story

ANSWER = "Mohon maaf. Loket kini dijaga dua orang pada jam kerja."
COMPLAINT: Answers = {
    "kanal": "Surat kepada Kepala Dinas Sosial Kabupaten Manggarai Timur",
    "tgl_terima": "2026-11-20T09:00:00+08:00",
    "anonim": False,
    "rahasia": True,
    "nama_pengadu": "Yosef Randut",
    "alamat_pengadu": "Desa Golo Contoh",
    "hp_pengadu": "082200001107",
    "layanan": "mtm-monitoring-pkh",
    "jenis_aduan": "lambat",
    "uraian": "Loket tutup pada jam kerja, kami menunggu sampai sore.",
    "terlapor": "Petrus Contoh",
    "terlapor_pendamping": False,
    "klasifikasi": "tanpa_pengawasan",
    "terlapor_di_tingkat": "tidak_ada",
}
# Who is complained about is told at the desk, and matters to the head of the office.
ABOUT_STAFF, ABOUT_HEAD_OF_DIVISION = "staf_diadukan", "kepala_bidang_diadukan"
AT_DIVISION = ("g_klas__proses", "g_terlapor__lainnya")
ASKED = (*AT_DIVISION, "g_hasil__perlu_data")

BOOK = Book(
    key="mtm-aduan",
    answers={
        "catat_aduan": COMPLAINT,
        "agendakan": {"no_agenda": "13/2026"},
        "disposisi": {"bidang": "Fransiska Moni", "instruksi": "Periksa dan jawab."},
        "tindak_lanjut": {
            "hasil": "selesai",
            "tindakan": "Jadwal jaga loket sudah diperiksa.",
            "jawaban": ANSWER,
            "alasan_naik": "Jadwal jaga diatur Sekretariat.",
            "lampiran_penanganan": FILE,
        },
        "minta_data": {"data_tambahan": "Hari Senin, dari pukul sepuluh."},
        "putus_kabid": {
            "putusan": "jawab",
            "jawaban": ANSWER,
            "alasan_naik": "Memerlukan keputusan Kepala Dinas.",
        },
        "putus_kadis": {"jawaban": ANSWER},
        "jawab": {"kanal_jawab": "surat", "isi_jawaban": ANSWER},
        "tunggu_tanggapan": {"tanggapan": "puas"},
    },
    choices={
        ABOUT_STAFF: ("catat_aduan", {"terlapor_di_tingkat": "2"}),
        ABOUT_HEAD_OF_DIVISION: ("catat_aduan", {"terlapor_di_tingkat": "3"}),
        "g_klas__tentang_pendamping_pkh": (
            "catat_aduan",
            {"jenis_aduan": "petugas", "terlapor_pendamping": True},
        ),
        "g_klas__spam": ("catat_aduan", {"klasifikasi": "spam"}),
        "g_klas__bukan_kewenangan": ("catat_aduan", {"klasifikasi": "bukan_kewenangan"}),
        "g_klas__duplikat": ("catat_aduan", {"duplikat_dari": "5319-ADU-2611-00001-0"}),
        "g_klas__proses": ("catat_aduan", {}),
        "g_terlapor__lainnya": ("disposisi", {}),
        "g_terlapor__staf_bidang": ("disposisi", {}),
        "g_terlapor__kepala_bidang": ("disposisi", {}),
        "g_hasil__selesai": ("tindak_lanjut", {"hasil": "selesai"}),
        "g_hasil__perlu_data": ("tindak_lanjut", {"hasil": "perlu_data"}),
        "g_hasil__bukan_kewenangan": ("tindak_lanjut", {"hasil": "bukan_kewenangan"}),
        "g_hasil__tidak_bisa": ("tindak_lanjut", {"hasil": "tidak_bisa"}),
        "g_data__ada": ("minta_data", {"cabut": False}),
        "g_data__dicabut": ("minta_data", {"cabut": True}),
        "g_kabid__jawab": ("putus_kabid", {"putusan": "jawab"}),
        "g_kabid__naik": ("putus_kabid", {"putusan": "naik"}),
        "g_tanggapan__puas": ("tunggu_tanggapan", {"tanggapan": "puas"}),
        "g_tanggapan__dicabut": ("tunggu_tanggapan", {"tanggapan": "cabut"}),
        "g_tanggapan__tidak_puas_pertama": ("tunggu_tanggapan", {"tanggapan": "tidak_puas"}),
        "g_tanggapan__tidak_puas_kedua": ("tunggu_tanggapan", {"tanggapan": "tidak_puas"}),
    },
    stories={
        "C13 lewat surat, naik ke Kepala Dinas": Story(
            (
                *AT_DIVISION,
                "g_hasil__tidak_bisa",
                "g_kabid__naik",
                "g_tanggapan__tidak_puas_pertama",
                "g_tanggapan__puas",
            ),
            "e_selesai",
        ),
        "V41 tentang pendamping PKH": Story(("g_klas__tentang_pendamping_pkh",), "e_pindah_pkh"),
        "V42 spam": Story(("g_klas__spam",), "e_ditolak"),
        "V43 bukan kewenangan": Story(("g_klas__bukan_kewenangan",), "e_dirujuk"),
        "V44 duplikat": Story(("g_klas__duplikat",), "e_digabung"),
        "V45 data dilengkapi, selesai otomatis": Story(
            (*ASKED, "g_data__ada", "g_hasil__selesai", "!t_10"), "e_otomatis"
        ),
        "V46 dicabut ketika data diminta": Story((*ASKED, "g_data__dicabut"), "e_dicabut"),
        "V47 data tidak datang": Story((*ASKED, "!t_data"), "e_tidak_dilengkapi"),
        "V48 bukan kewenangan setelah diteliti": Story(
            (*AT_DIVISION, "g_hasil__bukan_kewenangan"), "e_dirujuk"
        ),
        "V49 bidang diam, Kepala Bidang menjawab": Story(
            (*AT_DIVISION, "!t_bidang", "g_kabid__jawab", "g_tanggapan__dicabut"), "e_dicabut"
        ),
        "V50 tidak puas dua kali": Story(
            (
                *AT_DIVISION,
                "g_hasil__selesai",
                "g_tanggapan__tidak_puas_pertama",
                "g_tanggapan__tidak_puas_kedua",
            ),
            "e_ombudsman",
        ),
        "staf bidang diadukan": Story(
            (
                ABOUT_STAFF,
                "g_klas__proses",
                "g_terlapor__staf_bidang",
                "g_kabid__jawab",
                "g_tanggapan__puas",
            ),
            "e_selesai",
        ),
        "Kepala Bidang diadukan": Story(
            (
                ABOUT_HEAD_OF_DIVISION,
                "g_klas__proses",
                "g_terlapor__kepala_bidang",
                "g_tanggapan__puas",
            ),
            "e_selesai",
        ),
    },
)
