"""Stories of a team that looks into a serious complaint.

All people are invented.
"""

from tests.processes.book import PHOTO, Answers, Book, Story

COMPLAINT: Answers = {
    "pokok_aduan": "Potongan atau pungutan",
    "uraian": "Santunan dipotong perangkat desa sebelum diserahkan.",
    "terlapor": "Perangkat desa",
    "batas_aduan": "2027-02-16",
    "peran_pembentuk": "kepala_dinas",
    "peran_ketua": "ketua_tim",
    "peran_anggota": "tim_pengaduan",
}
STATEMENT: Answers = {
    "nama": "Slamet",
    "peran": "terlapor",
    "tanggal": "2026-11-20",
    "ringkasan": "Mengaku meminta uang bensin.",
}

BOOK = Book(
    key="com-tim-pengaduan",
    answers={
        "bentuk_tim": {
            "ketua": "Rini Astuti",
            "anggota": ["Dwi Santoso", "Eko Prasetyo"],
            "batas_tim": "2027-01-29",
        },
        "rapat_tim": {
            "tgl_rapat": "2026-11-21",
            "peserta": [{"nama": it} for it in ("Rini Astuti", "Dwi Santoso", "Eko Prasetyo")],
            "notulen": "Tim membahas aduan dan menyepakati saksi yang akan didengar lebih dulu.",
            "pembagian_tugas": "Dwi mendengar saksi, Eko mengumpulkan dokumen.",
        },
        "investigasi": {"keterangan": [STATEMENT], "perlu_tinjau": False},
        "tinjau_lapangan": {
            "tgl_tinjau": "2026-11-21",
            "lokasi": "Balai desa",
            "foto": PHOTO,
            "temuan_lapangan": "Tidak ada papan pengumuman biaya.",
        },
        "rumuskan_hasil": {
            "kesimpulan": "terbukti",
            "uraian_hasil": (
                "Santunan dipotong seratus ribu rupiah oleh perangkat desa. Uang itu sudah"
                " dikembalikan kepada penerima di hadapan tim."
            ),
            "rekomendasi": ["pembinaan", "ganti_hak_kpm"],
        },
        "sahkan_hasil": {"disahkan": True, "catatan_sahkan": "Lengkapi dasar rekomendasi."},
    },
    choices={
        "g_tinjau__ya": ("investigasi", {"perlu_tinjau": True}),
        "g_tinjau__tidak": ("investigasi", {"perlu_tinjau": False}),
        "g_sah__sah": ("sahkan_hasil", {"disahkan": True}),
        "g_sah__kembali": ("sahkan_hasil", {"disahkan": False}),
    },
    stories={
        "C04 tinjau lapangan, hasil dikembalikan sekali": Story(
            ("g_tinjau__ya", "g_sah__kembali", "g_sah__sah"), "e_disahkan", COMPLAINT
        ),
        "C19 tanpa tinjauan lapangan": Story(
            ("g_tinjau__tidak", "g_sah__sah"), "e_disahkan", COMPLAINT
        ),
    },
)
