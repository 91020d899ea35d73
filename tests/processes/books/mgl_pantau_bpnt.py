"""Stories of the monitoring of food aid in Magelang: one case a round, one visit a place.

All people and places are invented; district code 99 in an NIK belongs to nobody.
"""

from tests.processes.book import FILE, PHOTOS, Answers, Book, Story

OFFICERS = ("Dewi Lestarini", "Bagus Prakoso", "Tri Utomo")
PLACES = (
    *(f"KUBE E-Warong {name}" for name in ("Kemirirejo Lor", "Melati", "Mawar", "Anggrek", "Asri")),
    *(f"Agen bank {name}" for name in ("Potrosari", "Sanden Kulon", "Jambon", "Kedungsari Lor")),
)


def visit(number: int) -> Answers:
    """A row of the schedule."""
    return {
        "lokasi": PLACES[number],
        "target_sampel": 5,
        "tgl_kunjungan": f"2026-12-{1 + number // 3:02d}",
        "petugas": OFFICERS[number % 3],
    }


def family(number: int) -> Answers:
    """A family whose papers were looked at."""
    return {
        "nama": f"Keluarga {'ABCDE'[number]}",
        "nik": f"337199410280000{number + 1}",
        "warga_kota": True,
        "bukti": "kks",
        "no_kks": f"603298000000990{number}",
        "cocok": True,
    }


REPORT: Answers = {
    "jenis_lokasi": "kube_ewarong",
    "waktu_tiba": "2026-11-21T09:00:00+07:00",
    "kpm_terjadwal": 75,
    "kpm_hadir": 68,
    "transaksi_gagal": 0,
    "nilai_bantuan": 600_000,
    "t_sasaran": "ya",
    "t_jumlah": "ya",
    "t_harga": "ya",
    "t_waktu": "ya",
    "t_kualitas": "ya",
    "t_administrasi": "ya",
    "sampel_kpm": [family(it) for it in range(5)],
    "temuan": False,
    "foto": PHOTOS,
    "alasan_tanpa_ttd": "Pengelola sedang melayani antrean.",
    "kesimpulan": "Penyaluran berjalan tertib dan sesuai ketentuan.",
}
FORCED_PACKAGE: Answers = {
    "temuan": True,
    "t_jumlah": "sebagian",
    "catatan_6t": "Sebagian bantuan diberikan sebagai paket.",
    "daftar_temuan": [
        {
            "jenis": "paket_dipaksakan",
            "tingkat": "sedang",
            "uraian": "Ibu Sumarni diminta mengambil paket, tidak boleh memilih.",
        }
    ],
}
FOLLOW_UP: Answers = {
    "temuan": "paket_dipaksakan",
    "pihak_dihubungi": "Pengelola KUBE E-Warong",
    "uraian": "Ibu Sumarni diminta mengambil paket, tidak boleh memilih.",
    "hasil": "dibuat_aduan",
    "tanggal": "2026-11-21",
}

FINDING = "ada_temuan"
ALL_PLACES = "sembilan_lokasi"
ACCEPTED, DECLINED = "k_g_konfirmasi__terima", "k_g_konfirmasi__tolak"
VISITED, FINE = "!k_tunggu", "k_g_laporan__terima_tanpa_temuan"
APPROVED, SIGNED = "g_tinjau__setuju", "g_sah__sah"

BOOK = Book(
    key="mgl-pantau-bpnt",
    answers={
        "perintah_monitoring": {
            "tahap": "Tahap IV 2026",
            "bulan_alokasi": [10, 11, 12],
            "tgl_mulai_salur": "2026-11-30",
            "tgl_akhir_salur": "2026-12-11",
            "kepala_bidang_dituju": "Budi Hartono",
            "arahan": "Pantau penyaluran di semua lokasi tahap ini.",
        },
        "susun_jadwal": {
            "jadwal": [visit(0)],
            "instruksi": "Beri tahu petugas paling lambat sehari sebelumnya.",
        },
        "bagikan_jadwal": {"kanal_bagi": ["aplikasi", "whatsapp"], "tgl_bagi": "2026-11-21"},
        "k_konfirmasi": {"konfirmasi": "terima", "alasan_tolak": "konflik_kepentingan"},
        "k_ganti_petugas": {
            "petugas_baru": OFFICERS[1],
            "tgl_baru": "2026-12-07",
            "alasan_ganti": "Petugas berhalangan atau penyaluran ditunda.",
            "bukti_tunda": FILE,
        },
        "k_isi_monitoring": REPORT,
        "k_periksa": {"laporan_diterima": True, "catatan_periksa": "Foto buram, kirim ulang."},
        "k_tindak_lanjut": {"tindak_lanjut": [FOLLOW_UP]},
        "rekap_laporan": {
            "ringkasan": (
                "Semua lokasi pada jadwal dikunjungi. Penyaluran berjalan tertib, keluarga penerima"
                " membawa kartu, dan nilai bantuan sesuai ketentuan."
            ),
            "rekomendasi": "Jadwal penyaluran diumumkan lebih awal.",
        },
        "tinjau_laporan": {"setuju_laporan": True, "catatan_tinjau": "Lengkapi angka per lokasi."},
        "sahkan_laporan": {
            "disahkan": True,
            "mode_ttd": "tte_bsre",
            "catatan_sahkan": "Tambahkan rekomendasi untuk bank.",
        },
        "catat_batal": {
            "alasan_batal": "Alokasi digabung ke tahap berikutnya.",
            "surat_edaran": FILE,
        },
    },
    choices={
        ALL_PLACES: ("susun_jadwal", {"jadwal": [visit(it) for it in range(9)]}),
        ACCEPTED: ("k_konfirmasi", {"konfirmasi": "terima"}),
        DECLINED: ("k_konfirmasi", {"konfirmasi": "tolak"}),
        FINDING: ("k_isi_monitoring", FORCED_PACKAGE),
        "k_g_laporan__perbaiki": ("k_periksa", {"laporan_diterima": False}),
        "k_g_laporan__terima_ada_temuan": ("k_periksa", {}),
        FINE: ("k_periksa", {}),
        APPROVED: ("tinjau_laporan", {"setuju_laporan": True}),
        "g_tinjau__kembali": ("tinjau_laporan", {"setuju_laporan": False}),
        SIGNED: ("sahkan_laporan", {"disahkan": True}),
        "g_sah__kembali": ("sahkan_laporan", {"disahkan": False}),
    },
    stories={
        "C01 tahap lancar di sembilan lokasi": Story(
            (
                ALL_PLACES,
                *[ACCEPTED] * 9,
                *[VISITED] * 9,
                *[FINE] * 9,
                APPROVED,
                SIGNED,
            ),
            "e_selesai",
        ),
        "C02 petugas diganti, penyaluran ditunda, ada temuan": Story(
            (
                DECLINED,
                ACCEPTED,
                "@m_ditunda",
                ACCEPTED,
                VISITED,
                FINDING,
                "k_g_laporan__perbaiki",
                FINDING,
                "k_g_laporan__terima_ada_temuan",
                "g_tinjau__kembali",
                APPROVED,
                "g_sah__kembali",
                APPROVED,
                SIGNED,
            ),
            "e_selesai",
        ),
        "C03 tahap dibatalkan": Story((ACCEPTED, "@m_batal"), "e_batal"),
        "C03b dibatalkan ketika jadwal disusun": Story(("@m_batal_jadwal",), "e_batal"),
        "C03c dibatalkan ketika surat tugas disiapkan": Story(("@m_batal_surat",), "e_batal"),
        "C03d dibatalkan sebelum jadwal dibagikan": Story(("@m_batal_bagikan",), "e_batal"),
    },
)
