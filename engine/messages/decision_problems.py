"""What is wrong with a decision model, and what its author can do about it."""

DECISION_PROBLEMS = {
    "no_decision_model": (
        "Berkas ini bukan model keputusan (DMN): isinya “{element}”. Simpan ulang di penyunting"
        " tabel keputusan."
    ),
    "decision_model_too_large": (
        "Model keputusan ini berisi terlalu banyak bagian atau nama (paling banyak {limit} bagian)."
        " Bagilah menjadi beberapa berkas."
    ),
    "decision_without_name": "Ada keputusan atau data masukan tanpa nama. Beri nama pada {where}.",
    "duplicate_decision_name": (
        "Nama “{name}” dipakai oleh beberapa bagian model keputusan. Beri nama yang berbeda."
    ),
    "decision_cycle": (
        "Keputusan {where} memerlukan hasilnya sendiri melalui keputusan lain. Hapus salah satu"
        " panah pada lingkaran itu."
    ),
    "decision_too_deep": (
        "Isi keputusan {where} terlalu bertingkat. Pecahlah menjadi beberapa keputusan."
    ),
    "dangling_requirement": (
        "{where} memerlukan “{target}”, tetapi bagian itu tidak ada atau bukan jenis yang sesuai."
        " Tarik kembali panahnya."
    ),
    "missing_decision_import": (
        "Model keputusan dengan namespace “{namespace}” tidak ada di dalam paket. Tambahkan"
        " berkasnya, atau hapus impornya."
    ),
    "unknown_item_type": (
        "{where} memakai jenis data “{type}”, yang tidak dikenal. Pilih jenis yang tersedia."
    ),
    "item_type_cycle": (
        "Jenis data “{type}” merujuk kepada dirinya sendiri, atau lewat terlalu banyak jenis lain."
        " Tetapkan jenis dasarnya."
    ),
    "decision_not_feel": (
        "Rumus keputusan pada {where} ditulis dalam bahasa “{language}”. Tulis ulang dalam FEEL."
    ),
    "foreign_function": (
        "Fungsi pada {where} ditulis dalam {kind}, yang tidak dijalankan demi keamanan. Tulis"
        " ulang dalam FEEL."
    ),
    "table_without_output": "Tabel keputusan {where} tidak memiliki kolom hasil. Tambahkan satu.",
    "outputs_not_told_apart": (
        "Kolom-kolom hasil tabel keputusan {where} belum bernama, atau bernama sama. Beri tiap"
        " kolom nama yang berbeda."
    ),
    "input_without_expression": (
        "Kolom masukan ke-{cell} tabel keputusan ({where}) belum berisi rumus. Isi rumusnya."
    ),
    "unknown_hit_policy": (
        "Aturan pemilihan (hit policy) “{policy}” pada tabel {where} tidak dikenal. Pilih salah"
        " satu yang tersedia."
    ),
    "unknown_aggregation": (
        "Cara penggabungan “{aggregation}” pada tabel {where} tidak dikenal. Pilih SUM, MIN, MAX,"
        " atau COUNT."
    ),
    "aggregation_of_several_outputs": (
        "Tabel {where} menggabungkan hasil ({aggregation}), tetapi memiliki beberapa kolom hasil."
        " Sisakan satu kolom."
    ),
    "rule_does_not_fit": (
        "Aturan {rule} pada tabel keputusan memiliki jumlah isian yang berbeda dari jumlah kolom."
        " Lengkapi isiannya, atau hapus aturan itu."
    ),
    "row_does_not_fit": (
        "Baris {row} pada daftar {where} memiliki jumlah isian yang berbeda dari jumlah kolom."
        " Lengkapi isiannya, atau hapus baris itu."
    ),
}
