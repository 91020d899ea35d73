"""Lists that the office supplies to forms by name (`valuesKey`)."""

from collections.abc import Callable, Mapping
from typing import Any

from engine.domain.form import Form
from engine.persistence.unit_of_work import UnitOfWork


def for_form(work: UnitOfWork, form: Form) -> dict[str, Any]:
    """Return the lists that `form` asks for, and only those."""
    return {name: LISTS[name](work) for name in form.lists if name in LISTS}


def _districts(work: UnitOfWork) -> list[dict[str, str]]:
    return [{"label": name, "value": name} for name in work.office().districts]


def _response_team(work: UnitOfWork) -> list[dict[str, str]]:
    return [{"label": user.name, "value": user.name} for user in work.users.with_role("trc")]


LISTS: Mapping[str, Callable[[UnitOfWork], list[dict[str, str]]]] = {
    "kantor_kecamatan": _districts,
    "petugas_trc": _response_team,
}
