"""A case's tokens as bytes.

Format 1 is a byte 1, then zstd over JSON: a list of scopes, each
`[token that runs it, completed, last token, data, tokens]`; the case itself comes first and is run
by no token. A token is `[id, parent, element, state, changed, triggered, internal, set, unset]`,
where `set` and `unset` are its variables against its parent's. Parents stand before children, and
children in their order. The process itself is not inside.
"""
# ruff: noqa: SLF001 -- tokens are rebuilt from their private parts

import threading
from typing import Any
from uuid import UUID

import orjson
import zstandard
from SpiffWorkflow.bpmn.specs.mixins.events.event_types import CatchingEvent
from SpiffWorkflow.task import Task

from engine.bpmn import tokens
from engine.bpmn.case import Case
from engine.bpmn.process import Process

FORMAT = b"\x01"
LEVEL = 1  # the default level 3 saves 2 % of the bytes and takes longer
Fragments = dict[UUID, orjson.Fragment]

_local = threading.local()
_MISSING = object()


class UnknownStateError(ValueError):
    """The bytes are in no format that this release reads."""


def encode(case: Case, fragments: Fragments) -> bytes:
    """Return the case as bytes. `fragments` keeps finished tokens encoded, for the next time."""
    if case.bpmn_events:
        raise ValueError("events that nobody caught cannot be saved")
    scopes = [_scope(scope, fragments) for scope in tokens.scopes(case)]
    return FORMAT + _compressor().compress(orjson.dumps(scopes))


def _scope(scope: Any, fragments: Fragments) -> list[Any]:
    last = scope.last_task
    return [
        scope.parent_task_id,
        scope.completed,
        None if last is None else last.id,
        scope.data,
        [fragments.get(token_id) or _token(it, fragments) for token_id, it in scope.tasks.items()],
    ]


def _token(token: Any, fragments: Fragments) -> Any:
    parent = token.workflow.tasks.get(token._parent)
    encoded = _fields(token, {} if parent is None else parent.data)
    if not _is_settled(token):
        return encoded
    fragments[token.id] = orjson.Fragment(orjson.dumps(encoded))
    return fragments[token.id]


def _is_settled(token: Any) -> bool:
    """Tell whether neither the token nor the variables that it inherited can change any more."""
    parent = tokens.parent(token)
    unfinished = not token._state & tokens.FINISHED
    return not unfinished and (parent is None or bool(parent._state & tokens.FINISHED))


def _fields(token: Any, inherited: dict[str, Any]) -> list[Any]:
    updates, removed = _changes(inherited, token.data)
    return [
        token.id,
        token._parent,
        token.task_spec.name,
        token._state,
        token.last_state_change,
        token.triggered,
        token.internal_data,
        updates,
        removed,
    ]


def _changes(inherited: dict[str, Any], data: dict[str, Any]) -> tuple[dict[str, Any], list[str]]:
    if data is inherited:
        return {}, []
    updates = {name: it for name, it in data.items() if inherited.get(name, _MISSING) is not it}
    return updates, [name for name in inherited if name not in data]


def decode(process: Process, state: bytes) -> tuple[Case, Fragments]:
    """Return the case that `encode` saved, ready to go on, with its fragments.

    Raises UnknownStateError.
    """
    if state[:1] != FORMAT:
        raise UnknownStateError(state[:1])
    scopes = orjson.loads(_decompressor().decompress(state[1:]))
    case = process.new_case(restoring=True)
    fragments: Fragments = {}
    for fields in scopes:
        _restore_scope(case, fields, fragments)
    return case, fragments


def _restore_scope(case: Case, fields: list[Any], fragments: Fragments) -> None:
    runner, completed, last, data, rows = fields
    scope = case if runner is None else _inside(case, UUID(runner))
    for row in rows:
        token = _restore_token(scope, row)
        if _is_settled(token):
            fragments[token.id] = orjson.Fragment(orjson.dumps(row))
    scope.task_tree = next(iter(scope.tasks.values()))
    scope.completed, scope.data = completed, data
    scope.last_task = None if last is None else scope.tasks.get(UUID(last))


def _inside(case: Case, runner: UUID) -> Any:
    token = tokens.token_of(case, runner)
    scope = case.create_subprocess(token, token.task_spec.spec, restoring=True)
    token.task_spec.follow(scope, token)
    return scope


def _restore_token(scope: Any, row: list[Any]) -> Any:
    token_id, parent_id, name, state, changed, triggered, internal, updates, removed = row
    parent = None if parent_id is None else scope.tasks[UUID(parent_id)]
    spec = scope.spec.task_specs[name]
    token = Task(scope, spec, parent, state=state, id=UUID(token_id))
    token.last_state_change, token.triggered, token.internal_data = changed, triggered, internal
    token.data = _data({} if parent is None else parent.data, updates, removed)
    if state == tokens.WAITING and isinstance(spec, CatchingEvent):
        scope.top_workflow.event_manager.add_task(token)
    return token


def _data(inherited: dict[str, Any], updates: dict[str, Any], removed: list[str]) -> dict[str, Any]:
    if removed:
        return {name: it for name, it in inherited.items() if name not in removed} | updates
    return {**inherited, **updates} if updates else inherited


def _compressor() -> zstandard.ZstdCompressor:
    if not hasattr(_local, "compressor"):
        _local.compressor = zstandard.ZstdCompressor(level=LEVEL)
    return _local.compressor  # type: ignore[no-any-return]


def _decompressor() -> zstandard.ZstdDecompressor:
    if not hasattr(_local, "decompressor"):
        _local.decompressor = zstandard.ZstdDecompressor()
    return _local.decompressor  # type: ignore[no-any-return]
