"""How times, numbers and roles read on a page, in the office's own zone."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from flask import Flask, g

from engine.messages.amounts import time_left
from engine.messages.dates import write_day
from webapp.context import actor, calendar, now, office

ZONE_NAMES: Mapping[str, str] = {
    "Asia/Jakarta": "WIB",
    "Asia/Makassar": "WITA",
    "Asia/Jayapura": "WIT",
}
ROLE_NAMES: Mapping[str, str] = {
    "admin_kantor": "Admin kantor",
    "analis_proses": "Analis proses",
    "auditor": "Auditor",
    "back_office": "Back Office",
    "bagian_hukum": "Bagian Hukum",
    "bank": "Bank penyalur",
    "bendahara": "Bendahara",
    "bidang_sosial": "Bidang Sosial",
    "bppkad": "BPPKAD",
    "front_office": "Front Office",
    "kemensos": "Kemensos",
    "kepala_bidang": "Kepala Bidang",
    "kepala_bidang_pfm": "Kepala Bidang Penanganan Fakir Miskin",
    "kepala_dinas": "Kepala Dinas",
    "ketua_tim": "Ketua Tim Pengaduan",
    "kpm": "Keluarga penerima manfaat",
    "manager_slrt": "Manager SLRT",
    "operator_siks": "Operator SIKS-NG",
    "pejabat_fungsional": "Pejabat Fungsional",
    "pemohon": "Pemohon",
    "pendamping": "Pendamping",
    "penerima_tamu": "Petugas Penerima Tamu",
    "petugas_layanan": "Petugas Pelayanan",
    "petugas_meja": "Petugas Meja Pengaduan",
    "petugas_monitoring": "Petugas Monitoring",
    "petugas_pelayanan": "Petugas Pelayanan",
    "petugas_puskesos": "Petugas Puskesos",
    "pimpinan": "Pimpinan",
    "staf_bidang": "Staf Bidang",
    "staf_pfm": "Staf Penanganan Fakir Miskin",
    "sub_koordinator": "Sub Koordinator",
    "supervisor": "Supervisor",
    "tim_monitoring": "Tim Monitoring",
    "tim_pengaduan": "Tim Pengaduan",
    "trc": "Tim Reaksi Cepat",
}
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
KILO = 1024
# Smaller numbers may be years.
GROUPED_FROM = 10_000
ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?)?")


def register(app: Flask) -> None:
    app.add_template_filter(day)
    app.add_template_filter(moment)
    app.add_template_filter(moment_with_zone)
    app.add_template_filter(distance)
    app.add_template_filter(left)
    app.add_template_filter(length_since)
    app.add_template_filter(role_name)
    app.add_template_filter(size)
    app.add_template_filter(answer)
    app.context_processor(
        lambda: {"user": g.get("user"), "actor": actor, "now": now, "office": office}
    )


def day(at: date) -> str:
    """Return `21 Nov 2026`, of a moment in the office's zone."""
    return write_day(_local(at) if isinstance(at, datetime) else at)


def moment(at: datetime) -> str:
    """Return `21 Nov 2026 15.04`."""
    return f"{day(at)} {_local(at):%H.%M}"


def moment_with_zone(at: datetime) -> str:
    """Return `21 Nov 2026 15.04 WIB`."""
    return f"{moment(at)} {ZONE_NAMES.get(office().zone, office().zone)}"


def _local(at: datetime) -> datetime:
    return at.astimezone(ZoneInfo(office().zone)) if at.tzinfo else at


def distance(at: datetime) -> str:
    """Return how far away a moment is: `3 hari lagi`, `20 menit lalu`."""
    gap = at - now()
    return f"{_length(abs(gap))} {'lagi' if gap >= timedelta(0) else 'lalu'}"


def left(at: datetime) -> str:
    """Return how much working time is left until a due time: `sisa 2 hari kerja`."""
    return time_left(calendar().between(start=now(), end=at))


def length_since(at: datetime) -> str:
    """Return how long ago a moment was: `3 hari`."""
    return _length(now() - at)


def _length(gap: timedelta) -> str:
    for unit, name in ((DAY, "hari"), (HOUR, "jam"), (MINUTE, "menit")):
        if gap >= unit:
            return f"{gap // unit} {name}"
    return "kurang dari semenit"


def role_name(role: str) -> str:
    """Return what people call a role; one that we do not know reads like its key."""
    return ROLE_NAMES.get(role, role.replace("_", " ").capitalize())


def size(count: int) -> str:
    """Return a file size in bytes, kB or MB, with a decimal comma."""
    if count < KILO:
        return f"{count} bita"
    kilobytes = count / KILO
    text = f"{kilobytes:.0f} kB" if kilobytes < KILO else f"{kilobytes / KILO:.1f} MB"
    return text.replace(".", ",")


def answer(value: Any) -> str:
    """Return an answer of a form in words."""
    return next((words(value) for kind, words in WORDS if isinstance(value, kind)), str(value))


def _choice(value: bool) -> str:  # noqa: FBT001 -- an answer, not a flag
    return "Ya" if value else "Tidak"


def _number(value: float) -> str:
    """Return a number with a decimal comma, and dots between thousands."""
    text = f"{value:,}" if abs(value) >= GROUPED_FROM else str(value)
    return text.translate(str.maketrans(",.", ".,"))


def _text(value: str) -> str:
    """Return a text as it is, and a date or time as it is spoken."""
    if not ISO_DATE.fullmatch(value):
        return value
    try:
        at = datetime.fromisoformat(value)
    except ValueError:
        return value
    return moment(at) if "T" in value else day(at)


def _list(values: list[Any]) -> str:
    return ", ".join(answer(it) for it in values)


def _row(values: Mapping[str, Any]) -> str:
    named = {name: it for name, it in values.items() if it is not None}
    return "; ".join(f"{name}: {answer(it)}" for name, it in named.items())


WORDS: tuple[tuple[type | tuple[type, ...], Callable[[Any], str]], ...] = (
    (bool, _choice),
    ((int, float), _number),
    (str, _text),
    (list, _list),
    (dict, _row),
)
