"""Stories of the monitoring of PKH companions in Manggarai Timur. All people are invented."""

from tests.processes.book import FILE, PHOTO, Answers, Book, Story

CHECKLIST = (
    "hadir_p2k2",
    "kks_dipegang_kpm",
    "tanpa_potongan",
    "data_dimutakhirkan",
    "verifikasi_komitmen",
    "buku_kunjungan",
    "pengaduan_dicatat",
    "jumlah_dampingan",
    "tidak_rangkap_jabatan",
    "netralitas",
)
COMPLAINT: Answers = {
    "media": "datang_langsung",
    "rahasia": True,
    "nama_pelapor": "Maria Goreti Jelita",
    "hp_pelapor": "082100001106",
    "nik_pelapor": "5319995705901006",
    "alamat_pelapor": "Desa Golo Contoh, RT 02",
    "maksud": "Mengadukan kartu KKS yang ditahan.",
    "isi_lisan": "KKS milik saya dipegang pendamping sejak bulan Agustus.",
    "bukti": FILE,
}
LETTER: Answers = {
    "nama_pendamping": "Petrus Contoh",
    "tim": ["Vinsensius Ganggut", "Robertus Jemadu"],
    "ketua_tim": "Vinsensius Ganggut",
    "tgl_berangkat": "2026-11-25",
    "tgl_kembali": "2026-11-26",
    "lokasi": [{"tempat": "Desa Golo Contoh"}],
    "transport": "motor_dinas",
    "ceklist": "PKH-01",
    "dasar": "Agenda nomor 12/2026",
}
VISIT: Answers = {
    "ceklist_isi": [{"butir": it, "ya_tidak": "ya"} for it in CHECKLIST],
    "wawancara_kpm": [
        {"nama": it, "desa": "Golo Contoh", "pernyataan": "KKS kami dipegang pendamping."}
        for it in ("Anastasia", "Regina", "Kornelia")
    ],
    "foto": PHOTO,
    "gps": "-8.82012, 120.59120",
    "temuan": "Tiga kartu KKS disimpan pendamping di rumahnya.",
}

ROUTINE, ON_COMPLAINT = "mulai_rutin", "mulai_aduan"
WITH_PROOF = ("g_bukti__ada", "g_disposisi__teruskan_ke_bidang")
ANSWERABLE = (*WITH_PROOF, "g_solusi__tidak_dapat_dijawab_langsung")
SIGNED = ("g_paraf__ya", "g_ttd__ya")
NOT_MET = "g_monev__tidak_jadwal_ulang"
COACHING = "g_putus__pembinaan_atau_tidak_terbukti"

BOOK = Book(
    key="mtm-monitoring-pkh",
    answers={
        "catat_tamu": COMPLAINT,
        "lengkapi_bukti": {"bukti_baru": PHOTO, "saksi": [{"nama": "Yosef Randut"}]},
        "agendakan": {"no_agenda": "12/2026", "sifat": "rahasia", "tgl_surat": "2026-11-20"},
        "disposisi": {
            "bidang": "Fransiska Moni",
            "instruksi": ["teliti", "laporkan"],
            "catatan_disposisi": "Teruskan ke Inspektorat.",
        },
        "teruskan": {"diterima_oleh": "Robertus Jemadu", "pelapor_diarahkan": True},
        "inventarisir": {
            "jenis_pengaduan": ["kks_atm_ditahan", "potongan_dana"],
            "nama_pendamping": "Petrus Contoh",
            "kecamatan": "Borong",
            "desa_kel": "Golo Contoh",
            "jumlah_kpm_terdampak": 12,
            "kerugian": 600000,
        },
        "cari_solusi": {"uraian_solusi": "Data diperiksa; kartu harus dilihat di lapangan."},
        "jawab_langsung": {"catatan": "Jadwalnya perlu dilihat di lapangan."},
        "siapkan_bahan": LETTER,
        "paraf_kabid": {"catatan_paraf": "Anggota tim kurang."},
        "ttd_kadis": {
            "mode_ttd": "tte_bsre",
            "perintah": "Laksanakan monitoring dan laporkan hasilnya.",
            "catatan_ttd": "Tanggal kembali keliru.",
        },
        "monitoring": VISIT,
        "minta_perpanjangan": {
            "perpanjang": True,
            "hari_tambah": 3,
            "alasan": "Jalan putus karena hujan.",
        },
        "klarifikasi": {
            "pernyataan": "Kartu dititipkan KPM dan akan segera dikembalikan.",
            "ttd": FILE,
        },
        "buat_laporan": {
            "kesimpulan": "sebagian",
            "uraian": (
                "Tiga kartu KKS disimpan pendamping atas permintaan pemiliknya. Kartu sudah "
                "dikembalikan di hadapan tim dan kepala desa."
            ),
            "rekomendasi": ["pembinaan", "kembalikan_kks"],
        },
        "terima_laporan": {"catatan_putus": "Lengkapi keterangan kepala desa."},
        "sampaikan_hasil": {
            "cara": "tatap_muka",
            "tgl": "2026-11-21",
            "isi": "Kartu sudah dikembalikan dan pendamping dibina.",
        },
    },
    choices={
        "g_bukti__ada": ("catat_tamu", {"ada_bukti": True}),
        "g_bukti__belum": ("catat_tamu", {"ada_bukti": False}),
        "g_disposisi__teruskan_ke_bidang": ("disposisi", {"disposisi": "bidang"}),
        "g_disposisi__bukan_kewenangan_rujuk": ("disposisi", {"disposisi": "rujuk"}),
        "g_solusi__ya": ("cari_solusi", {"solusi": "monitoring"}),
        "g_solusi__tidak_dapat_dijawab_langsung": ("cari_solusi", {"solusi": "jawab_langsung"}),
        "g_jawab_langsung__ya": ("jawab_langsung", {"setuju_jawab": True}),
        "g_jawab_langsung__tidak_lakukan_monitoring": ("jawab_langsung", {"setuju_jawab": False}),
        "g_paraf__ya": ("paraf_kabid", {"diparaf": True}),
        "g_paraf__kembalikan": ("paraf_kabid", {"diparaf": False}),
        "g_ttd__ya": ("ttd_kadis", {"ditandatangani": True}),
        "g_ttd__kembalikan": ("ttd_kadis", {"ditandatangani": False}),
        "g_monev__ya": ("monitoring", {"dapat_ditemui": True}),
        "g_monev__tidak_jadwal_ulang": ("monitoring", {"dapat_ditemui": False}),
        "g_monev__tidak_setelah_3_kali": ("monitoring", {"dapat_ditemui": False}),
        "g_putus__kembali": ("terima_laporan", {"putusan": "kembali"}),
        "g_putus__perlu_rekomendasi_ke_kemensos_apip": (
            "terima_laporan",
            {"putusan": "rekomendasi"},
        ),
        COACHING: ("terima_laporan", {"putusan": "pembinaan"}),
        "g_asal__ya": ("terima_laporan", {}),
        "g_asal__rutin": ("terima_laporan", {}),
    },
    stories={
        "C10 KKS ditahan pendamping": Story(
            (
                "g_bukti__belum",
                "g_disposisi__teruskan_ke_bidang",
                "g_solusi__ya",
                "g_paraf__kembalikan",
                "g_paraf__ya",
                "g_ttd__kembalikan",
                "g_paraf__ya",
                "g_ttd__ya",
                NOT_MET,
                "g_monev__ya",
                "g_putus__kembali",
                "g_putus__perlu_rekomendasi_ke_kemensos_apip",
                "g_asal__ya",
            ),
            "e_selesai",
            start_id=ON_COMPLAINT,
        ),
        "C11 cukup dijawab langsung": Story(
            (*ANSWERABLE, "g_jawab_langsung__ya"), "e_selesai", start_id=ON_COMPLAINT
        ),
        "C12 monitoring rutin, pendamping tidak ditemui": Story(
            (
                *SIGNED,
                "~m_perpanjang",
                NOT_MET,
                NOT_MET,
                "g_monev__tidak_setelah_3_kali",
                COACHING,
                "g_asal__rutin",
            ),
            "e_rutin",
            start_id=ROUTINE,
        ),
        "perpanjangan diputuskan satu kali": Story(
            (
                *SIGNED,
                "~m_perpanjang",
                NOT_MET,
                "~m_perpanjang",
                "g_monev__ya",
                COACHING,
                "g_asal__rutin",
            ),
            "e_rutin",
            start_id=ROUTINE,
        ),
        "V14 bukti tidak datang, bukan kewenangan": Story(
            ("g_bukti__belum", "!t_bukti", "g_disposisi__bukan_kewenangan_rujuk"),
            "e_dirujuk",
            start_id=ON_COMPLAINT,
        ),
        "V15 jawaban langsung tidak disetujui": Story(
            (
                *ANSWERABLE,
                "g_jawab_langsung__tidak_lakukan_monitoring",
                *SIGNED,
                "g_monev__ya",
                COACHING,
                "g_asal__ya",
            ),
            "e_selesai",
            start_id=ON_COMPLAINT,
        ),
    },
)
