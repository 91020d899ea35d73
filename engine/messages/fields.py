"""What is wrong with one answer on a form."""

UNKNOWN_FIELD = "Isian ini belum benar. Periksa kembali."

FIELDS = {
    "case_exists": (
        "Sudah ada permohonan {number} yang masih berjalan untuk NIK ini pada layanan yang sama."
        " Lanjutkan permohonan itu, atau tunggu sampai selesai."
    ),
    "required": "Wajib diisi.",
    "not_text": "Isi dengan teks.",
    "too_short": "Terlalu pendek. Isi paling sedikit {min} karakter.",
    "too_long": "Terlalu panjang. Isi paling banyak {max} karakter.",
    "pattern": "Bentuk isian belum sesuai. Periksa kembali penulisannya.",
    "email": "Alamat surel belum benar. Contoh: nama@contoh.go.id.",
    "phone": "Nomor HP belum benar. Tulis seperti 0812 3456 7890.",
    "account": "Nomor rekening belum benar. Isi 8 sampai 20 angka.",
    "nik_length": "NIK harus 16 angka. Periksa kembali pada KTP atau KK.",
    "nik_province": "Dua angka pertama NIK bukan kode provinsi. Periksa kembali pada KTP atau KK.",
    "nik_birth": (
        "Angka ke-7 sampai ke-12 NIK bukan tanggal lahir yang benar. Periksa kembali pada KTP"
        " atau KK."
    ),
    "nik_serial": "Empat angka terakhir NIK tidak boleh 0000. Periksa kembali pada KTP atau KK.",
    "kk_length": "Nomor KK harus 16 angka. Periksa kembali pada Kartu Keluarga.",
    "kks_length": "Nomor KKS harus 16 angka. Periksa kembali pada kartunya.",
    "case_number": (
        "Nomor kasus ini belum benar. Periksa kembali penulisannya. Contoh: 3304-JPST-2611-00042-6."
    ),
    "not_a_number": "Isi dengan angka.",
    "not_data": (
        'Ini belum dapat dibaca. Tulis angka, teks, atau JSON seperti ["a", "b"] atau'
        ' {{"umur": 65}}.'
    ),
    "too_small": "Terlalu kecil. Isi paling sedikit {min}.",
    "too_large": "Terlalu besar. Isi paling banyak {max}.",
    "step": "Isi dengan kelipatan {step}.",
    "decimals": "Isi paling banyak {digits} angka di belakang koma.",
    "unknown_choice": "Pilihan ini tidak ada dalam daftar. Pilih yang tersedia.",
    "not_yes_no": "Jawab dengan ya atau tidak.",
    "bad_date": "Tanggal atau jam ini tidak ada. Periksa kembali.",
    "year_beyond": "Isi tanggal dari tahun {first} sampai {last}.",
    "ends_before": "Hari terakhir jatuh sebelum hari pertama. Periksa kedua tanggalnya.",
    "day_taken": (
        "Tanggal ini sudah punya hari khusus sejenis. Ubah yang sudah ada, atau pilih jenis lain."
    ),
    "season_overlaps": "Masa ini bertumpuk dengan {name}. Dua masa tidak boleh berbagi hari.",
    "bad_hours": "Jam ini belum dapat dibaca. Tulis seperti 07.30-12.00, 13.00-16.00.",
    "span_backwards": "Jam tutup harus sesudah jam buka. Tulis seperti 07.30-12.00, 13.00-16.00.",
    "spans_overlap": "Jam-jam ini bertumpuk. Satu rentang harus selesai sebelum yang berikutnya.",
    "too_many_spans": "Terlalu banyak rentang jam. Isi paling banyak {max} dalam sehari.",
    "hours_of_own_days_only": (
        "Libur nasional dan cuti bersama tidak punya jam. Bila kantor tetap buka pada hari itu,"
        " pilih jenis “Ketentuan kantor”."
    ),
    "empty_week": "Isi jam paling sedikit untuk satu hari; tanpa itu tidak ada batas waktu.",
    "past_date": "Tanggal sudah lewat. Isi hari ini atau sesudahnya.",
    "too_few_items": "Masih kurang. Isi atau pilih paling sedikit {min}.",
    "too_many_items": "Terlalu banyak. Isi atau pilih paling banyak {max}.",
    "one_file_only": "Kirim satu berkas saja.",
    "file_missing": "Berkas belum terkirim. Pilih dan kirim kembali berkasnya.",
    "file_type": "Jenis berkas “{name}” tidak diterima. Kirim jenis berkas yang diminta.",
    "file_size": "Berkas “{name}” terlalu besar. Kirim berkas paling besar {max_mb} MB.",
    "file_content": (
        "Isi berkas “{name}” tidak cocok dengan jenisnya. Simpan ulang berkas itu, lalu kirim lagi."
    ),
    "invalid": "Isian ini belum sesuai dengan ketentuan. Periksa kembali.",
    "forbidden_key": (
        "Isian ini memuat nama atau isi yang tidak boleh disimpan. Hubungi pengelola formulir."
    ),
    "stray_brace": (
        "Tanda kurung kurawal hanya untuk isian seperti {{nomor}}, dan harus berpasangan."
    ),
    "bad_place": (
        "Tulisan {{{name}}} bukan isian. Di antara kurung kurawal hanya boleh ada nama isian,"
        " misalnya {{nomor}}."
    ),
    "misspelt_place": (
        "Isian {{{name}}} tidak dikenal; maksud Anda {{{suggestion}}}? Pilih dari daftar di bawah."
    ),
    "unknown_place": (
        "Isian {{{name}}} tidak ada untuk kabar ini. Pakai isian dari daftar di bawah saja."
    ),
    "too_much": "Isian terlalu banyak untuk diterima sekaligus. Kurangi, lalu kirim lagi.",
}
