"""Why a step of a running case failed, for supervisors."""

from collections.abc import Mapping

from engine.domain.decision_fault import (
    DECISION_FAILED,
    DECISION_RESULT,
    DecisionFault,
    read_fault,
)
from engine.messages import describe_feel
from engine.messages.dates import listed
from engine.messages.decision_faults import DECISION_FAULTS
from engine.messages.sentences import sentence

FAILURES: Mapping[str, str] = {
    "no_branch": "tidak ada cabang yang cocok dengan jawaban yang diberikan.",
    "condition_not_boolean": "syarat sebuah cabang tidak menghasilkan ya atau tidak.",
    "unknown_name": "sebuah rumus memakai isian yang belum ada nilainya.",
    "budget": "langkah otomatisnya tidak kunjung selesai dan dihentikan.",
    "bad_data": "sebuah rumus menghasilkan nilai yang tidak dapat disimpan.",
    "bad_timer": "sebuah batas waktu tidak dapat dihitung.",
    "bad_key": "kunci untuk pesan yang ditunggu tidak berupa teks atau bilangan bulat.",
    "collection_not_list": "daftar untuk langkah berulang bukan sebuah daftar.",
    "collection_too_long": "daftar untuk langkah berulang yang serentak terlalu panjang.",
    "missing_decision": "keputusan yang diminta langkah ini tidak ada dalam berkas prosedurnya.",
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
DECISIONS: Mapping[str, str] = {
    DECISION_FAILED: "keputusan “{decision}” {failed}. {why}",
    DECISION_RESULT: "keputusan “{decision}” memberi hasil lain dari yang diminta. {why}",
}
FAILED = "tidak dapat diambil"


def describe_failure(code: str, detail: str = "") -> str:
    """Return the reason in words; analysts find the formula by the element that is named."""
    if code in DECISIONS and detail:
        return _decision(DECISIONS[code], read_fault(detail))
    return FAILURES.get(code, UNKNOWN)


def _decision(template: str, fault: DecisionFault) -> str:
    facts = {"decision": fault.decision, "failed": _failed(fault), "why": _why(fault)}
    return sentence(template, facts)


def _why(fault: DecisionFault) -> str:
    facts = {
        name: listed([*map(str, it)]) if isinstance(it, list) else it
        for name, it in fault.facts.items()
    }
    own = DECISION_FAULTS.get(fault.reason)
    return sentence(own, facts) if own else describe_feel(fault.reason, facts)


def _failed(fault: DecisionFault) -> str:
    rule = f"aturan {fault.rule}" if fault.rule else ""
    column = f"kolom “{fault.column}”" if fault.column else ""
    place = ", ".join(filter(None, (rule, column)))
    return f"{FAILED} pada {place}" if place else FAILED
