"""Why a FEEL expression cannot be read or worked out."""

FEEL = {
    "unexpected_end": "Rumus terputus: masih ada yang kurang di akhir.",
    "unexpected_token": "Tanda atau kata “{token}” tidak pada tempatnya.",
    "unexpected_character": "Tanda “{character}” tidak dikenal dalam FEEL.",
    "unterminated_string": "Teks belum ditutup dengan tanda kutip.",
    "invalid_escape": "Ada garis miring terbalik yang tidak sah di dalam teks.",
    "invalid_temporal_literal": "Teks “{text}” bukan tanggal, jam, atau jangka waktu.",
    "reserved_name": "Nama “{name}” tidak boleh dipakai.",
    "duplicate_key": "Nama “{name}” disebut dua kali dalam satu kumpulan data.",
    "unknown_function": "Fungsi “{name}” tidak dikenal.",
    "wrong_arguments": (
        "Fungsi “{name}” dipanggil dengan isian yang salah. Yang benar: {expected}."
    ),
    "external_function": "Fungsi dari luar FEEL tidak boleh dipakai.",
    "not_a_function": "Yang dipanggil di sini bukan fungsi.",
    "wrong_number_of_arguments": (
        "Fungsi dipanggil dengan isian yang salah. Yang benar: {expected}."
    ),
    "unknown_type": "Jenis data “{name}” tidak dikenal.",
    "unknown_name": "Nama “{name}” tidak dikenal.",
    "chained_comparison": "Perbandingan tidak boleh dirangkai; hubungkan dengan “and”.",
    "text_too_long": "Teks atau rumus terlalu panjang (paling panjang {limit} karakter).",
    "text_too_long_for_pattern": "Teks terlalu panjang untuk dicocokkan dengan pola.",
    "too_deep": "Rumus terlalu bertingkat (paling dalam {limit} tingkat).",
    "too_slow": "Rumus terlalu lama dihitung (paling lama {limit} detik).",
    "too_many_steps": "Rumus terlalu lama dihitung.",
    "too_many_items": "Daftar terlalu panjang (paling banyak {limit} isi).",
    "number_out_of_range": "Ada angka yang terlalu besar.",
    "invalid_pattern": "Ada pola yang tidak dapat dibaca.",
    "invalid_flags": "Ada pilihan pola yang tidak dikenal.",
    "pattern_matches_nothing": "Pola tidak boleh cocok dengan teks kosong.",
    "pattern_too_costly": "Ada pola yang terlalu rumit.",
    "not_json": "Hasil berjenis {kind} tidak dapat disimpan.",
    "no_clock": "Waktu sekarang tidak tersedia di sini.",
    "different_types": "Yang dibandingkan berbeda jenis: {left} dengan {right}.",
    "no_order": "Tidak ada yang lebih besar atau lebih kecil di antara nilai berjenis {type}.",
    "no_arithmetic": "{left} {operator} {right} tidak dapat dihitung.",
    "not_boolean": "Di sini harus ada jawaban ya atau tidak, bukan {type}.",
    "unknown_entry": "Isian “{name}” tidak ada di dalamnya.",
    "wrong_argument": "Fungsi “{name}” tidak dapat menerima {type}.",
}

# The kinds of values as people call them.
KINDS = {
    "number": "angka",
    "string": "teks",
    "boolean": "ya/tidak",
    "date": "tanggal",
    "time": "jam",
    "date and time": "tanggal dan jam",
    "days and time duration": "jangka waktu",
    "years and months duration": "jangka tahun dan bulan",
    "list": "daftar",
    "context": "kumpulan data",
    "range": "rentang",
    "function": "fungsi",
    "Null": "nilai kosong",
}
UNKNOWN_FEEL = "Rumus ini tidak dapat dihitung. Periksa penulisannya."
