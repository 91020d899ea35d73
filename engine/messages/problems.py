"""What is wrong with a process package, and what its author can do about it."""

from engine.messages.decision_problems import DECISION_PROBLEMS
from engine.messages.element_problems import COMPILED, TEXTS, UNSUPPORTED
from engine.messages.form_problems import FORM_PROBLEMS
from engine.messages.rule_task_problems import RULE_TASK_PROBLEMS
from engine.messages.table_problems import TABLE_PROBLEMS
from engine.messages.time_problems import TIME_PROBLEMS

UNKNOWN_PROBLEM = "{where}: ada masalah ({code}). Periksa kembali bagian ini."

_FILES = {
    "not_utf8": "Berkas ini tidak tersimpan sebagai teks UTF-8. Simpan ulang sebagai UTF-8.",
    "xml_broken": (
        "Berkas diagram rusak dan tidak dapat dibaca. Buka dan simpan ulang di penyunting"
        " diagram. Keterangan teknis: {reason}."
    ),
    "xml_too_large": (
        "Berkas diagram terlalu besar (paling besar 5 MB). Bagi prosedur ini menjadi beberapa"
        " prosedur."
    ),
    "xml_doctype": (
        "Berkas diagram berisi DOCTYPE atau ENTITY, yang tidak diterima demi keamanan. Simpan"
        " ulang di penyunting diagram."
    ),
    "no_diagram_file": "Berkas diagram {file} tidak ada. Tambahkan berkas itu ke dalam paket.",
    "no_standard": (
        "Berkas standar pelayanan {file} tidak ada. Tambahkan berkas itu ke dalam paket."
    ),
    "standard_broken": (
        "Berkas standar pelayanan tidak dapat dibaca. Periksa penulisan YAML di sekitar baris"
        " ini: jarak tepi, titik dua, dan tanda kutip."
    ),
    "standard_incomplete": (
        "Bagian “{part}” pada standar pelayanan belum diisi. Lengkapi bagian itu."
    ),
    "standard_without_decree": (
        "Nomor SK penetapan standar pelayanan (bagian “sk”) belum diisi. Isi nomornya, atau tulis"
        " sebabnya pada “keterangan”."
    ),
}

_IDENTITY = {
    "no_process": "Berkas diagram tidak berisi proses. Gambarlah prosedurnya, lalu simpan.",
    "process_id_mismatch": (
        "ID proses {where} tidak sesuai dengan nama paket. Ubah ID proses menjadi “{expected}”."
    ),
    "several_processes": (
        "Berkas ini berisi lebih dari satu proses; {where} tidak akan pernah dijalankan."
        " Pindahkan ke paket tersendiri."
    ),
    "not_executable": (
        "Proses {where} belum ditandai dapat dijalankan. Centang “Executable” pada proses."
    ),
    "duplicate_id": (
        "ID {where} dipakai lebih dari sekali (pertama pada baris {first_line}). Beri ID lain"
        " pada salah satunya."
    ),
    "reserved_id": "ID {where} dipakai oleh mesin proses sendiri. Beri ID lain pada bagian ini.",
    "node_without_id": "Ada kegiatan atau kejadian tanpa ID. Beri ID pada bagian ini.",
    "flow_without_id": (
        "Garis alur dari “{source}” ke “{target}” tidak memiliki ID. ID akan dibuatkan; simpan"
        " ulang diagram agar tetap."
    ),
}

_REFERENCES = {
    "missing_reference": (
        "{where}: rujukan {attribute} belum diisi. Pilih sasarannya di panel properti."
    ),
    "dangling_reference": (
        "{where} merujuk ke “{target}” ({attribute}), tetapi sasaran itu tidak ada atau bukan"
        " jenis yang sesuai. Hubungkan kembali."
    ),
    "flow_crosses_scope": (
        "Garis alur {where} melintasi batas subproses. Akhiri garis di dalam subproses, lalu"
        " lanjutkan dari luar subproses."
    ),
    "nameless": "Pesan atau sinyal {where} belum memiliki nama. Beri nama.",
    "missing_procedure": (
        "{where} memanggil prosedur “{called}”, tetapi prosedur itu tidak ada. Periksa namanya"
        " atau buat prosedurnya lebih dahulu."
    ),
    "recursive_call": (
        "{where} memanggil “{called}”, yang akhirnya memanggil prosedur ini lagi tanpa akhir."
        " Hapus salah satu panggilan."
    ),
}

_PATHS = {
    "no_start_event": "{where} tidak memiliki kejadian mulai. Tambahkan satu kejadian mulai.",
    "several_start_events": (
        "{where} adalah kejadian mulai tambahan di dalam subproses; di sana hanya boleh ada satu."
        " Hapus yang lain atau gabungkan jalurnya."
    ),
    "no_end_event": "{where} tidak memiliki kejadian selesai. Tambahkan paling sedikit satu.",
    "unreachable": (
        "{where} tidak dapat dicapai dari kejadian mulai. Hubungkan dengan garis alur, atau hapus."
    ),
    "dead_end": (
        "{where} tidak memiliki lanjutan. Hubungkan ke langkah berikutnya atau ke kejadian selesai."
    ),
    "no_way_to_end": (
        "Dari {where} tidak ada jalan menuju kejadian selesai; perkara akan berputar terus."
        " Tambahkan jalan keluar."
    ),
    "end_goes_on": "Kejadian selesai {where} masih memiliki garis keluar. Hapus garis itu.",
    "start_is_entered": (
        "Ada garis alur yang masuk ke kejadian mulai {where}. Arahkan garis itu ke langkah"
        " sesudahnya."
    ),
    "several_outgoing": (
        "{where} memiliki {count} garis keluar. Sisipkan gerbang (gateway) sesudahnya agar"
        " jelas jalur mana yang diambil."
    ),
}

_BRANCHES = {
    "missing_condition": (
        "Cabang {where} menuju “{target}” belum memiliki syarat. Isi syaratnya, atau jadikan"
        " cabang ini jalur bawaan."
    ),
    "default_with_condition": (
        "Cabang bawaan {where} memiliki syarat, dan syarat itu diabaikan. Hapus syaratnya."
    ),
    "unnamed_branch": (
        "Cabang {where} menuju “{target}” belum bernama. Beri nama agar mudah dibaca."
    ),
    "condition_outside_gateway": (
        "Syarat pada garis {where} diabaikan karena garis itu tidak keluar dari gerbang"
        " eksklusif atau inklusif. Sisipkan gerbang sesudah “{source}”, atau hapus syaratnya."
    ),
}

_TASKS = {
    "no_form": "Tugas {where} belum memiliki formulir. Pilih formulir di panel properti.",
    "missing_form": (
        "Tugas {where} meminta formulir “{form}”, tetapi formulir itu tidak ada di {folder}."
        " Periksa namanya atau buat formulirnya."
    ),
    "no_role": (
        "Tugas {where} tidak terletak dalam lajur (lane) dan tidak menyebut peran. Letakkan"
        " dalam lajur peran yang mengerjakannya."
    ),
    "unused_form": (
        "Formulir “{form}” tidak dipakai oleh tugas mana pun. Hapus bila memang tidak perlu."
    ),
    "bad_target": (
        "Batas waktu “{value}” pada tugas {where} tidak dapat dibaca. Isi angka dan satuan hk,"
        " jam, atau menit."
    ),
    "no_topic": (
        "Tugas layanan {where} belum menyebut jenis “External” dan topiknya. Isi keduanya di"
        " panel properti."
    ),
    "unknown_topic": (
        "Topik “{topic}” pada tugas layanan {where} tidak dikenal. Pilih topik yang tersedia."
    ),
    "script_not_feel": (
        "Rumus pada {where} harus berformat “feel”, bukan “{language}”. Tulis ulang dalam FEEL."
    ),
    "no_script": "Tugas rumus {where} belum berisi rumus. Isi rumusnya.",
    "no_result_variable": ("Tugas {where} belum menyebut nama hasilnya. Isi “Result variable”."),
    "lane_incomplete": "Lajur {where} belum memiliki {attribute}. Isi ID peran dan nama lajur.",
    "outside_lanes": (
        "{where} tidak terletak dalam lajur mana pun. Letakkan dalam lajur peran yang sesuai."
    ),
    "no_drawing": (
        "Berkas ini tidak berisi gambar, sehingga tidak dapat ditampilkan. Gambarlah di"
        " penyunting diagram."
    ),
    "no_shape": "{where} tidak tampak pada gambar diagram. Gambarlah kembali bagian ini.",
}

PROBLEMS = {
    **_FILES,
    **_IDENTITY,
    **_REFERENCES,
    **_PATHS,
    **_BRANCHES,
    **_TASKS,
    **UNSUPPORTED,
    **TEXTS,
    **COMPILED,
    **DECISION_PROBLEMS,
    **FORM_PROBLEMS,
    **RULE_TASK_PROBLEMS,
    **TABLE_PROBLEMS,
    **TIME_PROBLEMS,
}
