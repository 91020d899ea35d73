"""What is wrong with the forms of a package."""

FORM_PROBLEMS = {
    "form_too_large": "Berkas formulir terlalu besar. Bagi menjadi beberapa formulir.",
    "form_broken": (
        "Berkas formulir rusak dan tidak dapat dibaca. Buka dan simpan ulang di penyunting"
        " formulir. Keterangan teknis: {reason}."
    ),
    "form_refused": (
        "Formulir ini belum dapat digunakan. Periksa isian yang terakhir diubah. Keterangan"
        " teknis: {reason}."
    ),
    "form_id_mismatch": (
        "ID formulir “{found}” tidak sama dengan nama berkasnya. Ubah ID menjadi “{expected}”."
    ),
    "form_without_components": (
        "Formulir ini tidak berisi daftar isian. Tambahkan isian, lalu simpan."
    ),
    "form_unknown_type": (
        "Isian {where} berjenis “{type}”, yang tidak dikenal. Ganti dengan jenis isian yang"
        " tersedia."
    ),
    "form_key_missing": "Isian {where} belum memiliki kunci (key). Isi kuncinya.",
    "form_key_invalid": (
        "Kunci “{key}” pada isian {where} tidak dapat dipakai. Gunakan huruf, angka, dan garis"
        " bawah saja, diawali huruf, dan bukan kata FEEL seperti “if” atau “not”."
    ),
    "form_key_forbidden": (
        "Kunci “{key}” pada isian {where} tidak boleh dipakai: nama itu milik mesin proses,"
        " atau meminta PIN, OTP, atau CVV. Hapus isian itu atau ganti kuncinya."
    ),
    "form_key_function": (
        "Kunci “{key}” pada isian {where} adalah nama fungsi FEEL, dan selama isian itu kosong"
        " peramban membacanya sebagai fungsi. Ganti kuncinya."
    ),
    "form_duplicate_key": (
        "Kunci “{key}” dipakai oleh lebih dari satu isian. Beri kunci yang berbeda pada tiap isian."
    ),
    "form_pattern_broken": (
        "Pola “{pattern}” pada isian {where} tidak dapat dibaca. Periksa tanda kurung dan"
        " penulisannya."
    ),
    "form_pattern_slow": (
        "Pola “{pattern}” pada isian {where} terlalu rumit dan dapat memperlambat sistem. Tulis"
        " pola yang lebih sederhana, tanpa pengulangan di dalam pengulangan."
    ),
    "form_pattern_differs": (
        "Bagian “{part}” dari pola pada isian {where} dibaca berbeda oleh peramban dan oleh"
        " peladen. Tulis pola tanpa bagian itu."
    ),
    "form_feel": (
        "{where}: {place} “{text}” tidak dapat dibaca. {why} Periksa sekitar karakter ke-{column}."
    ),
    "form_feel_in": (
        "{where}: {place} “{text}” dibaca berbeda oleh peramban: “{words}” dianggapnya bagian dari"
        " yang ditulis sesudah “in”. Tulis dengan kurung: “(… in …) {words} …”."
    ),
    "form_feel_not": (
        "{where}: {place} “{text}” dibaca berbeda oleh peramban bila jawabannya kosong. Sebut"
        " jawaban kosong di depan, misalnya “a = null or not(…)”."
    ),
    "form_feel_type": (
        "{where}: {place} “{text}” memakai “{words}”, yang tidak dikenal peramban. Tulis dengan"
        " cara lain."
    ),
    "form_feel_function": (
        "{where}: {place} “{text}” memakai fungsi “{words}”, yang tidak dikenal peramban. Tulis"
        " dengan cara lain."
    ),
    "form_feel_today": (
        "{where}: {place} “{text}” memakai {words}, yang di peramban bukan tanggal dan dapat"
        " bergeser sehari. Ganti dengan “date(substring(string(today()), 1, 10))”."
    ),
    "form_locked_required": (
        "Isian {where} terkunci sekaligus wajib diisi: bila kosong, formulirnya tidak dapat dikirim"
        " oleh siapa pun. Hapus salah satunya."
    ),
    "form_disabled": (
        "Isian {where} memiliki rumus pada “disabled”, yang tidak dihitung peramban: isian itu"
        " selalu terkunci. Pakai “readonly”."
    ),
    "block_unknown": (
        "Kelompok isian {where} memakai blok “{block}”, yang tidak ada di forms/_blocks. Blok yang"
        " ada: {known}."
    ),
    "block_broken": (
        "Berkas forms/_blocks/{block}.json rusak dan tidak dapat dibaca. Perbaiki penulisan"
        " JSON-nya. Keterangan teknis: {reason}."
    ),
    "block_field_unknown": (
        "Kelompok isian {where} menyebut “{name}”, yang tidak ada di blok “{block}”. Periksa"
        " alur:required dan alur:omit. Isian blok itu: {known}."
    ),
    "block_drift": (
        "Kelompok isian bersama di formulir ini tidak sama lagi dengan bloknya. Jalankan"
        " “alur blocks {file}”."
    ),
}
