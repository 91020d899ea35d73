"""How a decision table is read, in sentences."""

from engine.bpmn.decisions import Aggregation, DecisionTable, HitPolicy

_POLICIES = {
    HitPolicy.UNIQUE: "Paling banyak satu aturan boleh cocok; dua sekaligus adalah kesalahan.",
    HitPolicy.ANY: "Beberapa aturan boleh cocok, asal hasilnya sama.",
    HitPolicy.PRIORITY: "Bila beberapa aturan cocok, hasil yang paling penting yang berlaku.",
    HitPolicy.FIRST: "Aturan dibaca dari atas; yang pertama cocok yang berlaku.",
    HitPolicy.RULE_ORDER: "Semua aturan yang cocok berlaku, urut dari atas.",
    HitPolicy.OUTPUT_ORDER: "Semua aturan yang cocok berlaku, urut dari hasil yang paling penting.",
    HitPolicy.COLLECT: "Hasil semua aturan yang cocok dikumpulkan.",
}
_AGGREGATIONS = {
    Aggregation.SUM: "Hasil semua aturan yang cocok dijumlahkan.",
    Aggregation.MIN: "Dari hasil semua aturan yang cocok diambil yang terkecil.",
    Aggregation.MAX: "Dari hasil semua aturan yang cocok diambil yang terbesar.",
    Aggregation.COUNT: "Aturan yang cocok dihitung banyaknya.",
}


def describe_policy(table: DecisionTable) -> str:
    """Return what the table makes of several rules that match."""
    return _AGGREGATIONS[table.aggregation] if table.aggregation else _POLICIES[table.hit_policy]
