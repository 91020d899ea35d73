"""What is wrong with the rules of a decision table, and what its author can do about it."""

from collections.abc import Mapping
from typing import Any

from engine.messages.dates import listed

TABLE_PROBLEMS = {
    "table_gap": (
        "Tabel keputusan {where}: tidak ada aturan untuk {region}. Tambahkan aturannya, atau isi"
        " hasil bawaan."
    ),
    "table_gap_between_integers": (
        "Tabel keputusan {where}: tidak ada aturan untuk {region}. Bila nilainya dapat berupa"
        " pecahan, sambungkan batasnya, misalnya <= 5 dan > 5."
    ),
    "table_gap_when_empty": (
        "Tabel keputusan {where}: tidak ada aturan untuk {region}. Abaikan bila isiannya wajib."
    ),
    "table_opaque": (
        "Tabel keputusan {where}: ada aturan yang baru dapat dinilai ketika dijalankan, sehingga"
        " tidak ikut diperiksa."
    ),
    "table_overlap": (
        "Tabel keputusan {where}: aturan {rule} dan {others} sama-sama cocok untuk {region},"
        " padahal hanya satu yang boleh cocok (UNIQUE). Persempit salah satunya, atau pilih cara"
        " memilih aturan (hit policy) yang lain."
    ),
    "table_conflict": (
        "Tabel keputusan {where}: aturan {rule} dan {others} sama-sama cocok untuk {region} dengan"
        " hasil yang berbeda, padahal hasilnya harus sama (ANY). Samakan hasilnya, atau persempit"
        " salah satunya."
    ),
    "table_duplicate": (
        "Tabel keputusan {where}: aturan {rule} mengulang aturan {others}. Hapus salah satunya."
    ),
    "table_contradiction": (
        "Tabel keputusan {where}: syarat {region} pada aturan {rule} tidak mungkin terpenuhi."
        " Perbaiki syaratnya, atau hapus aturan itu."
    ),
    "table_outside": (
        "Tabel keputusan {where}: syarat {region} pada aturan {rule} berada di luar nilai yang"
        " boleh pada kolom itu. Perbaiki syaratnya, atau hapus aturan itu."
    ),
    "table_covered": (
        "Tabel keputusan {where}: aturan {rule} tidak pernah dipakai, karena selalu didahului oleh"
        " aturan {others}. Dahulukan, persempit yang lain, atau hapus."
    ),
    "table_more": (
        "Tabel keputusan {where} masih memiliki temuan lain yang serupa. Perbaiki yang sudah"
        " disebut, lalu periksa lagi."
    ),
    "table_too_large": (
        "Tabel keputusan {where} terlalu besar untuk diperiksa seluruhnya. Periksa sendiri"
        " sisanya, atau bagi menjadi beberapa tabel."
    ),
}

_EVERYTHING = "masukan apa pun"


def table_words(facts: Mapping[str, Any]) -> dict[str, str]:
    """Return the region and the other rules that a finding is about as a sentence takes them."""
    rules, region = facts.get("others"), facts.get("region")
    return {
        "others": listed([str(rule) for rule in rules])
        if isinstance(rules, list) and rules
        else "",
        "region": _region(region) if isinstance(region, list) else "",
    }


def _region(columns: list[Any]) -> str:
    return "; ".join(f"{label} {_tests(tests)}" for label, tests in columns) or _EVERYTHING


def _tests(text: str) -> str:
    """FEEL as it is, but for words in it that are English."""
    if text == "null":
        return "kosong"
    is_exclusion = text.startswith("not(") and text.endswith(")")
    return f"selain {text[4:-1]}" if is_exclusion else text
