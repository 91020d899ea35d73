"""What is wrong with business rule tasks, and with a package's decision files as a whole."""

RULE_TASK_PROBLEMS = {
    "no_decision": (
        "Tugas {where} belum menyebut keputusan yang dipakai. Isi “Decision reference” di panel"
        " properti dengan ID keputusannya."
    ),
    "missing_decision": (
        "Tugas {where} memakai keputusan “{decision}”, tetapi keputusan itu tidak ada dalam berkas"
        " .dmn di {folder}. Periksa ID-nya, atau buat keputusannya."
    ),
    "decision_binding": (
        "Tugas {where} meminta keputusan versi “{binding}”. Sebuah versi prosedur selalu memakai"
        " keputusan yang diterbitkan bersamanya: pilih “deployment”, atau kosongkan isian itu."
    ),
    "unknown_mapping": (
        "Tugas {where}: bentuk hasil “{mapping}” tidak dikenal. Pilih singleEntry, singleResult,"
        " collectEntries, atau resultList."
    ),
    "unused_decisions": (
        "Berkas keputusan {file} tidak dipakai oleh tugas mana pun. Hapus bila memang tidak perlu."
    ),
    "duplicate_decision": (
        "ID keputusan “{decision}” sudah dipakai dalam berkas {other}. Beri ID lain pada salah"
        " satunya."
    ),
    "ambiguous_decision_import": (
        "Berkas keputusan {file} mengimpor “{namespace}”, tetapi lebih dari satu berkas bernama"
        " demikian. Beri masing-masing berkas namespace sendiri."
    ),
}
