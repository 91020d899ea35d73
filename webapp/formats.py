"""How times, numbers and roles read on a page, in the office's own zone."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from flask import Flask, g

from webapp.context import now, office

MONTHS = "Jan Feb Mar Apr Mei Jun Jul Agu Sep Okt Nov Des".split()
ZONE_NAMES: Mapping[str, str] = {
    "Asia/Jakarta": "WIB",
    "Asia/Makassar": "WITA",
    "Asia/Jayapura": "WIT",
}
ROLE_NAMES: Mapping[str, str] = {
    "pemohon": "Pemohon",
    "front_office": "Front Office",
    "manager_slrt": "Manager SLRT",
    "kepala_dinas": "Kepala Dinas",
    "trc": "Tim Reaksi Cepat",
    "bidang_sosial": "Bidang Sosial",
    "bagian_hukum": "Bagian Hukum",
    "bppkad": "BPPKAD",
    "bendahara": "Bendahara",
    "supervisor": "Supervisor",
    "pimpinan": "Pimpinan",
    "auditor": "Auditor",
    "analis_proses": "Analis proses",
    "admin_kantor": "Admin kantor",
}
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def register(app: Flask) -> None:
    app.add_template_filter(day)
    app.add_template_filter(moment)
    app.add_template_filter(moment_with_zone)
    app.add_template_filter(distance)
    app.add_template_filter(role_name)
    app.add_template_filter(size)
    app.add_template_filter(answer)
    app.context_processor(lambda: {"user": g.get("user"), "now": now, "office": office})


def _local(at: datetime) -> datetime:
    return at.astimezone(ZoneInfo(office().zone))


def day(at: datetime) -> str:
    """Return `21 Nov 2026`."""
    local = _local(at)
    return f"{local.day} {MONTHS[local.month - 1]} {local.year}"


def moment(at: datetime) -> str:
    """Return `21 Nov 2026 15.04`."""
    return f"{day(at)} {_local(at):%H.%M}"


def moment_with_zone(at: datetime) -> str:
    """Return `21 Nov 2026 15.04 WIB`."""
    return f"{moment(at)} {ZONE_NAMES.get(office().zone, office().zone)}"


def distance(at: datetime) -> str:
    """Return how far away a moment is: `3 hari lagi`, `20 menit lalu`."""
    gap = at - now()
    return f"{_length(abs(gap))} {'lagi' if gap >= timedelta(0) else 'lalu'}"


def _length(gap: timedelta) -> str:
    for unit, name in ((DAY, "hari"), (HOUR, "jam"), (MINUTE, "menit")):
        if gap >= unit:
            return f"{gap // unit} {name}"
    return "kurang dari semenit"


def role_name(role: str) -> str:
    return ROLE_NAMES.get(role, role.replace("_", " ").capitalize())


def size(count: int) -> str:
    """Return a file size in kB or MB with a decimal comma."""
    kilobytes = count / 1024
    text = f"{kilobytes:.0f} kB" if kilobytes < 1024 else f"{kilobytes / 1024:.1f} MB"
    return text.replace(".", ",")


def answer(value: Any) -> str:
    """Return an answer of a form in words."""
    if isinstance(value, bool):
        return "Ya" if value else "Tidak"
    if isinstance(value, list):
        return ", ".join(answer(it) for it in value)
    if isinstance(value, dict):
        return "; ".join(answer(it) for it in value.values() if it is not None)
    return str(value)

