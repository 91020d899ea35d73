"""Lists that the office supplies to forms by name (`valuesKey`)."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from engine.domain.definition import DefinitionKind, DefinitionSummary
from engine.domain.form import Form
from engine.persistence.unit_of_work import UnitOfWork
from engine.services import deployed

ROLE_LIST = "petugas_"
OTHER_SERVICE = {"label": "Layanan lain", "value": "lainnya"}

Choice = dict[str, str]


def for_form(work: UnitOfWork, form: Form) -> dict[str, list[Choice]]:
    """Return the lists that `form` asks for, and only those."""
    return {name: choices for name in form.lists if (choices := _list(work, name)) is not None}


def _list(work: UnitOfWork, name: str) -> list[Choice] | None:
    if name.startswith(ROLE_LIST):
        return _holders(work, name.removeprefix(ROLE_LIST))
    return LISTS[name](work) if name in LISTS else None


def _holders(work: UnitOfWork, role: str) -> list[Choice]:
    return _named(user.name for user in work.users.with_role(role))


def _districts(work: UnitOfWork) -> list[Choice]:
    return _named(work.office().districts)


def _channels(work: UnitOfWork) -> list[Choice]:
    """Return the ways to complain that the standards name, each once, in their order."""
    return _named(
        dict.fromkeys(
            channel
            for it in _services(work)
            if (standard := deployed.of_definition(work, it.id).standard)
            for channel in standard.channels
        )
    )


def _offered(work: UnitOfWork) -> list[Choice]:
    """Return the services by name; people also complain of what is not in here yet."""
    found = [{"label": it.name, "value": it.key} for it in _services(work)]
    return [*found, OTHER_SERVICE]


def _services(work: UnitOfWork) -> Iterator[DefinitionSummary]:
    return (it for it in work.definitions.newest() if it.kind is DefinitionKind.SERVICE)


def _named(names: Iterable[str]) -> list[Choice]:
    return [{"label": name, "value": name} for name in names]


LISTS: Mapping[str, Callable[[UnitOfWork], list[Choice]]] = {
    "kantor_kecamatan": _districts,
    "kantor_kanal": _channels,
    "kantor_layanan": _offered,
}
