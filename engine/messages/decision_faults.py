"""Why a decision has no result, or one that its step cannot take."""

DECISION_FAULTS = {
    "hit_policy_violated": (
        "Aturan {rules} berlaku bersamaan, padahal menurut kebijakan {policy} tabelnya itu tidak"
        " boleh terjadi."
    ),
    "decision_cycle": "Keputusan itu memerlukan hasilnya sendiri.",
    "unknown_decision": "Keputusan itu tidak ada dalam berkasnya.",
    "several_results": "Ada {count} hasil, padahal diminta satu.",
    "several_outputs": "Setiap hasil berisi beberapa kolom ({outputs}), padahal diminta satu.",
}
