"""What became of deadlines, in plain words: for the history of a case."""

from collections.abc import Callable, Mapping
from datetime import datetime

from markupsafe import Markup

from engine.domain.history import Happening, HistoryEntry
from webapp.formats import day, moment

LEVELS: Mapping[int, str] = {
    50: "Separuh waktu untuk {what} sudah lewat.",
    80: "Waktu untuk {what} hampir habis (batas {due}).",
    100: "Terlambat: {what} seharusnya selesai {due}.",
    150: "Sangat terlambat: {what} seharusnya selesai {due}. Keputusan atasan diminta.",
}
OPENED = "Tugasnya terbuka bagi semua petugas peran itu."
LATE = 100


def escalated(entry: HistoryEntry) -> Markup:
    level = int(entry.facts["level"])
    said = _filled(LEVELS[level], what=_what(entry), due=moment(_time(entry, "due_at")))
    if level == LATE and entry.name:
        said += Markup(" {}").format(OPENED)
    told = ", ".join(entry.facts["told"]).removesuffix(".")  # a title may end with one
    return said + Markup(" Diberi tahu: {}.").format(told) if told else said


def _what(entry: HistoryEntry) -> Markup:
    return Markup("“{}”").format(entry.name) if entry.name else Markup("kasus ini")


def assigned(entry: HistoryEntry) -> Markup:
    return _filled(
        "<b>{who}</b> mengalihkan tugas “{name}” kepada <b>{to}</b>. Alasan: {reason}",
        who=entry.actor_name,
        name=entry.name,
        to=entry.facts["to"],
        reason=entry.facts["reason"],
    )


def answered(entry: HistoryEntry) -> Markup:
    return _filled(
        "<b>{who}</b> memberi alasan keterlambatan {what}: {reason}",
        who=entry.actor_name,
        what=_what(entry),
        reason=entry.facts["reason"],
    )


def suspended(entry: HistoryEntry) -> Markup:
    return _filled(
        "<b>{who}</b> menangguhkan kasus ini. Alasan: {reason}",
        who=entry.actor_name,
        reason=entry.facts["reason"],
    )


def went_on(entry: HistoryEntry) -> Markup:
    return _filled(
        "<b>{who}</b> melanjutkan kasus ini; batas waktunya bergeser.", who=entry.actor_name
    )


def clock_started(entry: HistoryEntry) -> Markup:
    due = day(_time(entry, "due_at"))
    return _filled("Waktu layanan mulai dihitung; janji selesai paling lambat {due}.", due=due)


def clock_paused(entry: HistoryEntry) -> Markup:
    reason = entry.facts["reason"] or "kasus ditangguhkan"
    return _filled("Waktu layanan berhenti dihitung: {reason}.", reason=reason)


def clock_went_on(entry: HistoryEntry) -> Markup:
    due = day(_time(entry, "due_at"))
    return _filled("Waktu layanan dihitung lagi; janji selesai paling lambat {due}.", due=due)


def clock_stopped(entry: HistoryEntry) -> Markup:
    kept = entry.at <= _time(entry, "due_at")
    how = "tepat waktu" if kept else "terlambat"
    return _filled("Layanan ini diberikan {how}; waktunya berhenti dihitung.", how=how)


def _filled(sentence: str, **words: object) -> Markup:
    return Markup(sentence).format(**words)  # noqa: S704 -- our own sentences


def _time(entry: HistoryEntry, name: str) -> datetime:
    return datetime.fromisoformat(entry.facts[name])


WORDING: Mapping[Happening, Callable[[HistoryEntry], Markup]] = {
    Happening.ESCALATED: escalated,
    Happening.TASK_ASSIGNED: assigned,
    Happening.ANSWERED: answered,
    Happening.SUSPENDED: suspended,
    Happening.WENT_ON: went_on,
    Happening.CLOCK_STARTED: clock_started,
    Happening.CLOCK_PAUSED: clock_paused,
    Happening.CLOCK_WENT_ON: clock_went_on,
    Happening.CLOCK_STOPPED: clock_stopped,
}
