"""What is wrong with what a package says about time."""

TIME_PROBLEMS = {
    "misplaced_property": (
        "Keterangan “{property}” pada {where} tidak berarti apa-apa di sana. Pindahkan ke"
        " tempatnya, atau hapus."
    ),
    "bad_promise": (
        "Janji waktu “{value}” tidak dapat dibaca. Isi misalnya P3M (3 bulan), P14HK (14 hari"
        " kerja), PT60M (60 menit), atau rumus FEEL yang menghasilkan salah satunya."
    ),
    "bad_duration": (
        "Durasi “{value}” pada bagian waktu tidak dapat dibaca. Isi misalnya P3M (3 bulan), P7D"
        " (7 hari), P14HK (14 hari kerja), atau PT60M (60 menit); kosongkan bila janjinya terbuka."
    ),
    "bad_planned": (
        "Rencana waktu “{value}” bukan jumlah hari kerja. Isi dengan angka, misalnya 58."
    ),
    "bad_party": (
        "Pihak “{value}” pada lajur {where} tidak dikenal. Isi “warga” atau “lembaga”, atau hapus"
        " bila lajur itu milik kantor."
    ),
    "bad_superiors": (
        "Atasan “{value}” pada {where} tidak dapat dibaca. Isi paling banyak tiga nama peran,"
        " atasan1, atau atasan2, dipisahkan koma; tanda hubung berarti tidak ada."
    ),
    "bad_ladder": (
        "Tingkat eskalasi “{value}” pada {where} tidak dapat dibaca. Isi beberapa dari 50, 80, 100,"
        " dan 150, dipisahkan koma, atau tanda hubung untuk tidak ada."
    ),
    "bad_pause": (
        "Alasan jeda pada {where} kosong atau terlalu panjang. Tulis dengan singkat apa yang"
        " ditunggu, misalnya “Menunggu pemohon melengkapi berkas”."
    ),
    "bad_clock_mark": "Penanda waktu layanan “{property}” pada {where} harus berisi “true”.",
}
