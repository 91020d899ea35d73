"""What a version says about its clock, in sentences."""

from collections.abc import Sequence

from engine.messages.dates import listed
from engine.services.time_table import Mark, TimeTable

WITH_THE_CASE = "Waktu mulai dihitung begitu kasus dimulai."
UNTIL_THE_END = "Waktu berhenti dihitung ketika kasus berakhir."
NEVER_STILL = "Waktu tidak berhenti di tengah jalan, kecuali kasus ditangguhkan."


def describe_start(table: TimeTable) -> str:
    return f"Waktu mulai dihitung {_places(table.starts)}." if table.starts else WITH_THE_CASE


def describe_pauses(table: TimeTable) -> str:
    if not table.pauses:
        return NEVER_STILL
    reasons = "; ".join(f"{it[:1].lower()}{it[1:]}" for it in table.pauses)
    return f"Waktu berhenti sementara selama kasus {reasons}; juga selama kasus ditangguhkan."


def describe_stop(table: TimeTable) -> str:
    if not table.stops:
        return UNTIL_THE_END
    return f"Waktu berhenti dihitung {_places(table.stops)}, atau ketika kasus berakhir."


def _places(marks: Sequence[Mark]) -> str:
    """Return each step once, with all of its branches that count."""
    steps = dict.fromkeys(it.after for it in marks)
    return listed([_place(it, [m.branch for m in marks if m.after == it]) for it in steps])


def _place(step: str, branches: Sequence[str]) -> str:
    where = f"sesudah “{step}”"
    if not all(branches):
        return where
    return f"{where} dengan hasil {' atau '.join(f'“{it}”' for it in branches)}"
