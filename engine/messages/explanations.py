"""Why a deadline is when it is, in sentences."""

from collections.abc import Iterator, Sequence
from datetime import timedelta, tzinfo
from itertools import groupby

from engine.domain.explanation import Explanation
from engine.domain.hours_text import write_spans
from engine.domain.office_hours import SpecialDay
from engine.messages.dates import listed, write_day, write_weekday

MOST_NAMED = 8  # things in one sentence
_HOUR, _MINUTE = timedelta(hours=1), timedelta(minutes=1)

NOTHING = "Tidak ada hari libur di antaranya."
SEASON = "Selama {names} berlaku jam masa itu, bukan jam biasa."
UNKNOWN = (
    "Hari libur {years} belum ditetapkan atau belum dimasukkan, sehingga batas ini masih dapat"
    " bergeser lebih lambat."
)


def describe_due(found: Explanation, *, zone: tzinfo) -> str:
    """Return the due time by the clock of the office's `zone`."""
    local = found.due.astimezone(zone)
    return f"{write_weekday(local.date())} pukul {local:%H.%M}"


def describe_explanation(found: Explanation) -> tuple[str, ...]:
    """Return what was counted and what was not, one sentence each."""
    left_out = tuple(_left_out(found))
    return (_counted(found), *(left_out or (NOTHING,)), *_doubts(found))


def _counted(found: Explanation) -> str:
    if not found.working_days:
        return f"Dihitung {_length(found.worked)} pada hari yang sama."
    days = f"{found.working_days} hari kerja sesudah hari mulai"
    return f"Dihitung {days}, dengan waktu buka {_length(found.worked)}."


def _left_out(found: Explanation) -> Iterator[str]:
    if found.rest_days:
        yield f"Tidak dihitung: {found.rest_days} hari libur mingguan."
    if found.closed:
        yield f"Tidak dihitung karena tutup: {_named(tuple(_closed(found.closed)))}."
    if found.shortened:
        yield f"Dihitung dengan jam lain: {_named([_shortened(it) for it in found.shortened])}."
    if found.seasons:
        yield SEASON.format(names=listed(found.seasons))


def _doubts(found: Explanation) -> Iterator[str]:
    if found.unknown_years:
        yield UNKNOWN.format(years=listed([str(it) for it in found.unknown_years]))


def _closed(days: Sequence[SpecialDay]) -> Iterator[str]:
    """Yield each name once for a month: `Idulfitri 1448 H (9, 10 dan 11 Mar 2027)`."""
    for (name, _, _), run in groupby(days, key=lambda it: (it.name, it.day.year, it.day.month)):
        *first, last = run
        yield f"{name} ({listed([*(str(it.day.day) for it in first), write_day(last.day)])})"


def _shortened(day: SpecialDay) -> str:
    return f"{day.name} ({write_day(day.day)}, {write_spans(day.hours)})"


def _named(words: Sequence[str]) -> str:
    """Return the first words, and how many there are beside them."""
    rest = len(words) - MOST_NAMED
    return f"{'; '.join(words[:MOST_NAMED])}; dan {rest} lainnya" if rest > 0 else "; ".join(words)


def _length(worked: timedelta) -> str:
    hours, rest = divmod(worked, _HOUR)
    parts = ((hours, "jam"), (rest // _MINUTE, "menit"))
    return " ".join(f"{number} {unit}" for number, unit in parts if number) or "0 menit"
