"""Stories of complaints about the services of Mataram. All people are invented."""

from tests.processes.book import FILE, Answers, Book, Story

ACTION = "Memeriksa catatan loket dan menanyai petugas."
COMPLAINT: Answers = {
    "kanal": "SP4N-LAPOR!: www.lapor.go.id",
    "tgl_terima": "2026-11-20T09:00:00+08:00",
    "anonim": False,
    "rahasia": True,
    "nama_pengadu": "Lalu Ahmad Sapari",
    "layanan": "mtr-layanan-sembako",
    "jenis_aduan": "lambat",
    "uraian": "Menunggu dari pagi sampai sore tanpa dipanggil ke loket.",
    "permohonan_layanan": False,
    "klasifikasi": "tanpa_pengawasan",
    "terlapor_di_tingkat": "tidak_ada",
}
HANDLED = ("g_klas__proses", "g_terlapor__bukan_pejabat")
PASSED_ON = (*HANDLED, "g_bo__tidak_bisa")
ASKED = (*HANDLED, "g_bo__perlu_data")

BOOK = Book(
    key="mtr-aduan",
    answers={
        "catat_aduan": COMPLAINT,
        "tangani_bo": {
            "hasil": "selesai",
            "tindakan": ACTION,
            "jawaban": "Mohon maaf. Loket kedua sudah dibuka.",
            "alasan_naik": "Menyangkut jadwal petugas.",
            "lampiran_penanganan": FILE,
        },
        "minta_data": {"data_tambahan": "Nomor antrean 27.", "cabut": False},
        "tangani_jf": {
            "putusan": "jawab",
            "jawaban": "Jadwal loket sudah ditambah.",
            "alasan_naik": "Di luar wewenang kami.",
        },
        "tangani_kabid": {
            "putusan": "jawab",
            "jawaban": "Petugas loket ditambah mulai Senin.",
            "alasan_naik": "Memerlukan keputusan anggaran.",
        },
        "tangani_kadis": {"jawaban": "Loket kedua dibuka tetap mulai Desember."},
        "jawab": {
            "kanal_jawab": "lapor",
            "id_lapor": "8123456",
            "isi_jawaban": "Loket kedua sudah dibuka. Mohon maaf atas keterlambatan ini.",
        },
        "tunggu_tanggapan": {"tanggapan": "puas"},
    },
    choices={
        "g_klas__permohonan_layanan_bukan_aduan": ("catat_aduan", {"permohonan_layanan": True}),
        "g_klas__spam": ("catat_aduan", {"klasifikasi": "spam"}),
        "g_klas__bukan_kewenangan": ("catat_aduan", {"klasifikasi": "bukan_kewenangan"}),
        "g_klas__duplikat": ("catat_aduan", {"duplikat_dari": "5271-ADU-2611-00001-6"}),
        "g_klas__proses": ("catat_aduan", {}),
        "g_terlapor__bukan_pejabat": ("catat_aduan", {"terlapor_di_tingkat": "tidak_ada"}),
        "g_terlapor__back_office": ("catat_aduan", {"terlapor_di_tingkat": "1"}),
        "g_terlapor__jabatan_fungsional": ("catat_aduan", {"terlapor_di_tingkat": "2"}),
        "g_terlapor__kepala_bidang": ("catat_aduan", {"terlapor_di_tingkat": "3"}),
        "g_bo__selesai": ("tangani_bo", {"hasil": "selesai"}),
        "g_bo__perlu_data": ("tangani_bo", {"hasil": "perlu_data"}),
        "g_bo__bukan_kewenangan": ("tangani_bo", {"hasil": "bukan_kewenangan"}),
        "g_bo__tidak_bisa": ("tangani_bo", {"hasil": "tidak_bisa"}),
        "g_data__ada": ("minta_data", {"cabut": False}),
        "g_data__dicabut": ("minta_data", {"cabut": True}),
        "g_jf__jawab": ("tangani_jf", {"putusan": "jawab"}),
        "g_jf__naik": ("tangani_jf", {"putusan": "naik"}),
        "g_kabid__jawab": ("tangani_kabid", {"putusan": "jawab"}),
        "g_kabid__naik": ("tangani_kabid", {"putusan": "naik"}),
        "g_tanggapan__puas": ("tunggu_tanggapan", {"tanggapan": "puas"}),
        "g_tanggapan__dicabut": ("tunggu_tanggapan", {"tanggapan": "cabut"}),
        "g_tanggapan__tidak_puas_pertama": ("tunggu_tanggapan", {"tanggapan": "tidak_puas"}),
        "g_tanggapan__tidak_puas_terlapor_kepala_bidang": (
            "tunggu_tanggapan",
            {"tanggapan": "tidak_puas"},
        ),
        "g_tanggapan__tidak_puas_kedua": ("tunggu_tanggapan", {"tanggapan": "tidak_puas"}),
    },
    stories={
        "V61 sebenarnya permohonan": Story(
            ("g_klas__permohonan_layanan_bukan_aduan",), "e_dialihkan"
        ),
        "V62 spam": Story(("g_klas__spam",), "e_ditolak"),
        "V63 bukan kewenangan": Story(("g_klas__bukan_kewenangan",), "e_dirujuk"),
        "V64 duplikat": Story(("g_klas__duplikat",), "e_digabung"),
        "V65 LAPOR!, Back Office selesai, puas": Story(
            (*HANDLED, "g_bo__selesai", "g_tanggapan__puas"), "e_selesai"
        ),
        "V66 naik sampai Kepala Dinas, tidak puas dua kali": Story(
            (
                *ASKED,
                "g_data__ada",
                "g_bo__tidak_bisa",
                "g_jf__naik",
                "g_kabid__naik",
                "g_tanggapan__tidak_puas_pertama",
                "g_kabid__jawab",
                "g_tanggapan__tidak_puas_kedua",
            ),
            "e_ombudsman",
        ),
        "V67 data dicabut": Story((*ASKED, "g_data__dicabut"), "e_dicabut"),
        "V68 data tidak datang 30 hari": Story((*ASKED, "!t_data"), "e_tidak_dilengkapi"),
        "V69 Back Office: bukan kewenangan": Story(
            (*HANDLED, "g_bo__bukan_kewenangan"), "e_dirujuk"
        ),
        "V70 Back Office diam, Jabatan Fungsional menjawab": Story(
            (*HANDLED, "!t_bo", "g_jf__jawab", "!t_10"), "e_otomatis"
        ),
        "V71 dicabut saat tanggapan": Story(
            (*HANDLED, "g_bo__selesai", "g_tanggapan__dicabut"), "e_dicabut"
        ),
        "terlapor Back Office": Story(
            ("g_klas__proses", "g_terlapor__back_office", "g_jf__jawab", "g_tanggapan__puas"),
            "e_selesai",
        ),
        "terlapor Jabatan Fungsional": Story(
            (
                "g_klas__proses",
                "g_terlapor__jabatan_fungsional",
                "g_kabid__jawab",
                "g_tanggapan__puas",
            ),
            "e_selesai",
        ),
        "terlapor Kepala Bidang, tidak puas dua kali": Story(
            (
                "g_klas__proses",
                "g_terlapor__kepala_bidang",
                "g_tanggapan__tidak_puas_terlapor_kepala_bidang",
                "g_tanggapan__tidak_puas_kedua",
            ),
            "e_ombudsman",
        ),
    },
)
