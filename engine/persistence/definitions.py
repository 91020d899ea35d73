"""Deployed versions of procedures."""

from uuid import UUID

import orjson
import sqlalchemy as sa
import zstandard

from engine.domain.bundle import Bundle
from engine.domain.definition import DefinitionSummary, ProcessDefinition
from engine.persistence import tables
from engine.persistence.binds import OFFICE, in_office, literal, own, without_office
from engine.persistence.statements import Record
from engine.persistence.transaction import Transaction

_definition = tables.definition.c
_instance = tables.instance.c
_KEY = sa.bindparam("key", type_=sa.Text)
_RECORD = without_office(tables.definition)

_INSERT = sa.insert(tables.definition)
_GET = sa.select(*_RECORD).where(own(tables.definition))
_LATEST = (
    sa.select(*_RECORD)
    .where(in_office(tables.definition), _definition.key == _KEY)
    .order_by(_definition.version.desc())
    .limit(literal(1))
)
_RUNNING = (
    sa.select(sa.func.count())
    .where(
        _instance.office_id == OFFICE,
        _instance.definition_id == _definition.id,
        _instance.status == literal("running"),
    )
    .scalar_subquery()
    .label("running")
)
_SUMMARY = sa.select(*[it for it in _RECORD if it.name != "bundle"], _RUNNING).where(
    in_office(tables.definition)
)
_VERSIONS = _SUMMARY.where(_definition.key == _KEY).order_by(_definition.version.desc())
_newer = tables.definition.alias("newer")
_NEWEST = _SUMMARY.where(
    ~sa.exists().where(
        _newer.c.office_id == OFFICE,
        _newer.c.key == _definition.key,
        _newer.c.version > _definition.version,
    )
)


class Definitions:
    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def add(self, definition: ProcessDefinition) -> None:
        """Store a version; ConflictError when key and version are taken."""
        self._transaction.run(
            _INSERT,
            id=definition.id,
            key=definition.key,
            version=definition.version,
            name=definition.name,
            kind=definition.kind,
            bundle=_packed(definition.bundle),
            deployed_at=definition.deployed_at,
            deployed_by=definition.deployed_by,
            note=definition.note,
        )

    def get(self, definition_id: UUID) -> ProcessDefinition:
        """Return a version, or raise NotFoundError."""
        return _record(self._transaction.one(_GET, key_id=definition_id))

    def latest(self, key: str) -> ProcessDefinition | None:
        """Return the newest version of a procedure, None when there is none."""
        row = self._transaction.first(_LATEST, key=key)
        return None if row is None else _record(row)

    def newest(self) -> list[DefinitionSummary]:
        """Return the newest version of every procedure, by name."""
        found = [DefinitionSummary(**row) for row in self._transaction.rows(_NEWEST)]
        return sorted(found, key=lambda it: (it.name.casefold(), it.key))

    def versions(self, key: str) -> list[DefinitionSummary]:
        """Return all versions of a procedure, newest first."""
        return [DefinitionSummary(**row) for row in self._transaction.rows(_VERSIONS, key=key)]


def _record(row: Record) -> ProcessDefinition:
    return ProcessDefinition(**{**row, "bundle": _unpacked(row["key"], row["bundle"])})


def _packed(bundle: Bundle) -> bytes:
    return zstandard.compress(orjson.dumps(dict(bundle.files)))


def _unpacked(key: str, packed: bytes) -> Bundle:
    return Bundle(key, orjson.loads(zstandard.decompress(packed)))
