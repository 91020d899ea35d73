"""Why a step of a running case failed, for supervisors."""

from collections.abc import Mapping

FAILURES: Mapping[str, str] = {
    "no_branch": "tidak ada cabang yang cocok dengan jawaban yang diberikan.",
    "condition_not_boolean": "syarat sebuah cabang tidak menghasilkan ya atau tidak.",
    "unknown_name": "sebuah rumus memakai isian yang belum ada nilainya.",
    "budget": "langkah otomatisnya tidak kunjung selesai dan dihentikan.",
    "bad_data": "sebuah rumus menghasilkan nilai yang tidak dapat disimpan.",
    "bad_timer": "sebuah batas waktu tidak dapat dihitung.",
    "bad_key": "kunci untuk pesan yang ditunggu tidak berupa teks atau bilangan bulat.",
    "hit_policy_violated": "beberapa aturan tabel keputusan cocok dengan hasil yang berbeda.",
    "decision_cycle": "sebuah keputusan memerlukan hasilnya sendiri.",
    "collection_not_list": "daftar untuk langkah berulang bukan sebuah daftar.",
    "collection_too_long": "daftar untuk langkah berulang yang serentak terlalu panjang.",
    "role_not_text": "peran yang harus mengerjakan tugas berikutnya tidak dapat ditentukan.",
    "topic_not_text": "pekerjaan sistem yang harus dijalankan tidak dapat ditentukan.",
    "unknown_operation": "pekerjaan sistem yang diminta langkah ini tidak ada.",
    "missing_input": "pekerjaan sistem pada langkah ini tidak diberi keterangan yang diperlukan.",
    "bad_input": "pekerjaan sistem pada langkah ini diberi keterangan yang tidak dapat dipakai.",
    "operation_failed": "pekerjaan sistem pada langkah ini berulang kali gagal.",
    "engine_refused": "mesin alur menolak menjalankan langkah ini.",
    "system_fault": "sistem sendiri mengalami kesalahan. Beri tahu pengelola sistem.",
    "stuck": "prosedur berhenti tanpa ada yang ditunggu.",
}
UNKNOWN = "sebuah rumus atau langkah otomatis tidak dapat dijalankan."


def describe_failure(code: str) -> str:
    """Return the reason in words; analysts find the formula by the element that is named."""
    return FAILURES.get(code, UNKNOWN)
