"""What a diagram holds that cannot be run, or cannot be read."""

UNSUPPORTED = {
    "unsupported_link": (
        "Kejadian tautan (link) {where} tidak dapat dijalankan. Ganti dengan garis alur biasa."
    ),
    "unsupported_compensation": (
        "Kompensasi pada {where} tidak dapat dijalankan. Ganti dengan langkah pembatalan biasa."
    ),
    "unsupported_complex_gateway": (
        "Gerbang kompleks {where} tidak dapat dijalankan. Ganti dengan gerbang eksklusif,"
        " inklusif, atau paralel."
    ),
    "unsupported_signal_end": (
        "Kejadian selesai bersinyal {where} tidak mengirim sinyalnya. Kirim sinyal dengan"
        " kejadian antara, lalu akhiri dengan kejadian selesai biasa."
    ),
    "unsupported_event_subprocess": (
        "Kejadian mulai {where} berjenis yang belum dapat memulai subproses kejadian. Pakai"
        " kejadian mulai waktu atau pesan."
    ),
    "event_subprocess_without_trigger": (
        "Kejadian mulai {where} belum menyebut apa yang memulai subproses kejadiannya. Pilih jenis"
        " waktu atau pesan."
    ),
    "event_subprocess_tied": (
        "Subproses kejadian {where} berdiri sendiri: hapus garis alur yang masuk atau keluar,"
        " kejadian di tepinya, dan pengulangannya. Kejadian mulai di dalamnya yang memulainya."
    ),
    "unsupported_ad_hoc": (
        "Subproses ad-hoc {where} tidak dapat dijalankan. Gambarlah urutan langkahnya."
    ),
    "unsupported_transaction": (
        "Transaksi pada {where} tidak dapat dijalankan. Ganti dengan subproses biasa."
    ),
    "loop_unsupported": (
        "Pengulangan (loop) pada {where} tidak dapat dijalankan. Gambarlah garis alur yang"
        " kembali ke langkah itu."
    ),
    "repetition_unsupported": (
        "Pengulangan pada {where} hanya dapat berjalan atas sebuah daftar. Isi “Collection” dan"
        " “Element variable”."
    ),
    "repetition_results": (
        "Hasil pengulangan pada {where} tidak lengkap. alur:outputCollection dan"
        " alur:outputElement diisi bersama, dan hanya pada pengulangan yang serentak (parallel)."
    ),
    "unsupported_event": (
        "Kejadian {where} berjenis yang tidak dapat dijalankan. Gunakan kejadian mulai dan"
        " selesai biasa, kejadian mulai pesan atau waktu, kejadian selesai “Terminate”, kejadian"
        " waktu, atau kejadian pesan."
    ),
    "unsupported_element": (
        "{where} berjenis {kind}, yang tidak dapat dijalankan. Gunakan tugas orang (User Task),"
        " tugas layanan (Service Task), atau tugas rumus (Script Task)."
    ),
    "unsupported_conditional_event": (
        "Kejadian bersyarat {where} tidak dapat dijalankan. Gunakan gerbang dengan syarat."
    ),
    "unsupported_event_gateway": (
        "Gerbang kejadian {where} memulai kasus atau menunggu semua kejadiannya, yang tidak dapat"
        " dijalankan. Gunakan gerbang kejadian biasa: yang pertama terjadi menentukan jalurnya."
    ),
    "event_gateway_target": (
        "{where}: dari gerbang kejadian, garis alur hanya boleh menuju kejadian waktu atau"
        " kejadian pesan di tengah alur, bukan “{target}”. Sisipkan kejadian yang ditunggu."
    ),
    "awaited_start_inside": (
        "Kejadian mulai {where} menunggu pesan atau waktu di dalam subproses, yang tidak dapat"
        " dijalankan. Pakai kejadian mulai biasa, lalu kejadian pesan atau waktu sesudahnya."
    ),
    "same_message_start": (
        "Kejadian mulai {where} menunggu pesan “{message}”, sama dengan kejadian mulai lain."
        " Beri masing-masing pesannya sendiri, atau gabungkan jalurnya."
    ),
    "unsupported_data_store": (
        "Penyimpanan data {where} tidak dapat dijalankan. Hapus dari diagram."
    ),
    "unsupported_shared_definition": (
        "{where} merujuk ke definisi kejadian bersama, yang tidak dapat dijalankan. Tetapkan"
        " kejadiannya langsung di sini."
    ),
    "unsupported_quantity": (
        "{where} memakai startQuantity atau completionQuantity, yang tidak dapat dijalankan. Hapus."
    ),
    "event_without_trigger": (
        "Kejadian {where} belum menyebut apa yang ditunggu. Pilih jenisnya: waktu, pesan,"
        " sinyal, atau kesalahan."
    ),
}

TEXTS = {
    "python_script": (
        "Rumus Python pada {where} tidak dijalankan demi keamanan. Tulis ulang dalam FEEL."
    ),
    "python_extension": (
        "{where} berisi program ({extension}) yang tidak dijalankan demi keamanan. Hapus bagian"
        " itu."
    ),
    "python_message_path": (
        "Jalur pesan (messagePath) pada {where} berisi program, yang tidak dijalankan demi"
        " keamanan. Hapus bagian itu."
    ),
    "ignored_extension": (
        "Tambahan “{extension}” pada {where} tidak berpengaruh di sini. Hapus, atau ganti"
        " dengan langkah dalam diagram."
    ),
    "juel": (
        "{where}: {place} ditulis dalam bahasa ${{…}} atau #{{…}}, yang tidak dikenal di sini."
        " Tulis dalam FEEL, misalnya: umur >= 60."
    ),
    "equals_sign": (
        "{where}: {place} diawali tanda “=”. Hapus tanda itu; seluruh teks sudah dibaca sebagai"
        " FEEL."
    ),
    "misplaced_property": (
        "{where}: isian {name} tidak berarti di sini. Isian itu hanya dibaca pada kejadian pesan."
        " Hapus, atau pindahkan ke kejadian pesannya."
    ),
    "missing_time": "{where}: waktunya belum diisi. Isi tanggal, jangka waktu, atau rumusnya.",
    "bad_time": (
        "{where}: waktu “{text}” tidak dapat dibaca. Tulis misalnya P3D (3 hari), PT4H (4 jam),"
        " 2026-12-31, atau tambah_hari_kerja(now(), 3). Waktu berulang ditulis misalnya R3/P1D (3"
        " kali, tiap hari) atau R/P1M (tiap bulan)."
    ),
    "short_cycle": (
        "{where}: waktu berulang “{text}” lebih sering dari sekali semenit. Pakai selang paling"
        " sedikit satu menit, misalnya R/PT1M."
    ),
    "start_timer_reads": (
        "{where}: waktu “{text}” memakai data kasus ({names}), padahal kasusnya belum ada ketika"
        " waktu itu ditunggu. Tulis tanggal, jangka waktu, waktu berulang seperti R/P3M, atau rumus"
        " tanpa data kasus."
    ),
    "condition_not_feel": (
        "Syarat pada {where} ditulis dalam bahasa “{language}”. Tulis dalam FEEL."
    ),
    "bad_expression": (
        "{where}: {place} “{text}” tidak dapat dibaca. {why} Periksa sekitar karakter ke-{column}."
    ),
    "no_meaning": (
        "{where}: {place} “{text}” tidak akan pernah memberi hasil. {why} Periksa sekitar karakter"
        " ke-{column}."
    ),
    "bad_variable_name": (
        "{where}: “{variable}” tidak dapat dipakai sebagai nama hasil. Gunakan huruf, angka,"
        " dan garis bawah saja, diawali huruf."
    ),
    "unknown_name": (
        "{where}: {place} memakai nama “{unknown}”, tetapi tidak ada formulir, rumus, atau"
        " hasil yang menghasilkan nama itu. Periksa ejaannya."
    ),
}

COMPILED = {
    "engine_refused": (
        "Prosedur ini tidak dapat disusun oleh mesin proses. Periksa bagian {where}. Keterangan"
        " teknis: {reason}."
    ),
    "missing_attribute": "{where}: isian “{name}” belum diisi. Isi di panel properti.",
    "missing_message": (
        "{where}: pesan yang ditunggu belum dipilih atau belum bernama. Pilih di panel properti."
    ),
    "service_not_external": (
        "Tugas layanan {where} harus berjenis “External”. Pilih jenis itu di panel properti."
    ),
}
