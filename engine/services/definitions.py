"""Deploy versions of procedures, and list them."""

from collections.abc import Callable, Mapping
from datetime import datetime

from uuid_utils.compat import uuid7

from engine.bpmn.checks import check
from engine.bpmn.facts import called_packages, read_facts
from engine.bpmn.xml import UnreadableXmlError
from engine.domain.bundle import Bundle
from engine.domain.definition import DefinitionKind, ProcessDefinition
from engine.domain.errors import InvalidPackageError, NotFoundError
from engine.domain.problem import Problem, Severity
from engine.library import read_standard
from engine.persistence.unit_of_work import UnitOfWork
from engine.services.deployed import Deployed
from engine.services.operations import TOPICS
from engine.services.routines import starts

ReadPackage = Callable[[str], Mapping[str, str]]


def assemble(key: str, *, read: ReadPackage) -> Bundle:
    """Return the bundle of `key`: its own files and those of every procedure it calls."""
    files: dict[str, str] = {}
    waiting = [key]
    seen: set[str] = set()
    while waiting:
        package = waiting.pop()
        seen.add(package)
        found = read(package)
        files |= found
        waiting += [it for it in _calls(found) if it not in seen]
    return Bundle(key, files)


def problems_of(bundle: Bundle) -> list[Problem]:
    """Return everything that `alur check` finds in the bundle."""
    return check(bundle, topics=TOPICS)


def deploy(
    work: UnitOfWork, *, key: str, read: ReadPackage, by: str, at: datetime, note: str = ""
) -> ProcessDefinition:
    """Make the package the newest version of `key`, on which the next case starts.

    An unchanged package keeps its version. Raises NotFoundError for a missing package and
    InvalidPackageError with every problem for a faulty one.
    """
    bundle = assemble(key, read=read)
    if bundle.diagram(bundle.process_id) is None:
        raise NotFoundError
    newest = work.definitions.latest(key)
    if newest and newest.bundle.checksum == bundle.checksum:
        return newest
    _require_sound(bundle)
    definition = _definition(bundle, (newest.version if newest else 0) + 1, by, at, note)
    work.definitions.add(definition)
    starts.replace(work, Deployed(definition), at=at)
    return definition


def redeploy_callers(
    work: UnitOfWork, *, key: str, by: str, at: datetime
) -> list[ProcessDefinition]:
    """Give every procedure that calls `key` a version with the newest `key` inside."""
    note = f"memakai {key} baru"
    return [
        deploy(work, key=it.key, read=newest_files(work), by=by, at=at, note=note)
        for it in work.definitions.newest()
        if it.key != key and _uses(work, it.key, key)
    ]


def newest_files(work: UnitOfWork) -> ReadPackage:
    """Return a reader of the packages as they were last deployed in this office.

    A procedure that was only deployed inside its callers is read from the caller read before it.
    """
    inside: dict[str, str] = {}

    def read(key: str) -> Mapping[str, str]:
        newest = work.definitions.latest(key)
        if newest is None:
            return own_files(Bundle(key, inside))
        inside.update(newest.bundle.files)
        return own_files(newest.bundle)

    return read


def own_files(bundle: Bundle) -> dict[str, str]:
    """Return the files of the package itself, without the procedures that it calls."""
    folders = (f"processes/{bundle.key}/", f"forms/{bundle.key}/")
    return {path: text for path, text in bundle.files.items() if path.startswith(folders)}


def _calls(files: Mapping[str, str]) -> list[str]:
    found: list[str] = []
    for path, text in files.items():
        if path.endswith(".bpmn"):
            try:
                found += called_packages(text)
            except UnreadableXmlError:
                continue  # reported by the checks, with its line
    return found


def _require_sound(bundle: Bundle) -> None:
    problems = problems_of(bundle)
    if any(it.severity is Severity.ERROR for it in problems):
        raise InvalidPackageError(problems)


def _definition(
    bundle: Bundle, version: int, by: str, at: datetime, note: str
) -> ProcessDefinition:
    standard = bundle.files.get(f"processes/{bundle.key}/standar.yaml")
    name = read_standard(standard).short_title if standard else ""
    return ProcessDefinition(
        id=uuid7(),
        key=bundle.key,
        version=version,
        name=name or read_facts(bundle)[bundle.process_id].name,
        kind=DefinitionKind.SERVICE if standard else DefinitionKind.SHARED,
        bundle=bundle,
        deployed_at=at,
        deployed_by=by,
        note=note,
    )


def _uses(work: UnitOfWork, caller: str, key: str) -> bool:
    newest = work.definitions.latest(caller)
    return newest is not None and f"processes/{key}/{key}.bpmn" in newest.bundle.files
