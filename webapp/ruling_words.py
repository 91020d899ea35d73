"""How decisions came out in a case, in plain words: for the history that overseers read."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from markupsafe import Markup

from engine.domain.history import HistoryEntry
from engine.messages.dates import listed
from webapp.formats import answer

NOTHING = "tidak ada"
ARROW = " \N{RIGHTWARDS ARROW} "


def decided(entry: HistoryEntry) -> Markup:
    """Return which rules held, and below that what was looked at and what it gave."""
    if "left_out" in entry.facts:
        return Markup("{} keputusan lain pada langkah yang sama tidak dirinci.").format(
            entry.facts["left_out"]
        )
    kind = "Tabel keputusan" if entry.facts["is_table"] else "Keputusan"
    first = Markup("{} <i>{}</i>{}.").format(kind, entry.name, _held(entry.facts))
    seen = Markup('<span class="d-block small text-break">{}</span>').format(_seen(entry.facts))
    return first + seen


def _held(facts: Mapping[str, Any]) -> str:
    if facts["rules"] is None:
        return ""
    rules = [_rule(number, remark) for number, remark in facts["rules"]]
    if facts["more_rules"]:
        rules.append(f"{facts['more_rules']} aturan lain")
    return f": aturan {listed(rules)} berlaku" if rules else ": tidak ada aturan yang berlaku"


def _rule(number: int, remark: str) -> str:
    return f"{number} ({remark})" if remark else str(number)


def _seen(facts: Mapping[str, Any]) -> str:
    looks = ", ".join(f"{label} = {_value(it)}" for label, it in facts["inputs"])
    results = "; ".join(_results(facts["results"], more=facts["more_rules"])) or NOTHING
    return f"{looks}{ARROW}{results}".strip()


def _results(found: Sequence[Mapping[str, Any]], *, more: int) -> Iterator[str]:
    for result in found:
        yield ", ".join(f"{label} = {_value(it)}" for label, it in result.items())
    if more:
        yield "…"


def _value(value: Any) -> str:
    return "kosong" if value is None else answer(value)
