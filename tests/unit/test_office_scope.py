"""No statement reads or changes rows of an office without saying which one.

Statements stand in the modules of `engine.persistence` by name, or are built by a function that
is listed here with what it may be given; every one of them is looked at.
"""

import ast
import pkgutil
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.sql.operators import and_, eq

from engine import persistence
from engine.domain.worklist import CaseFilter
from engine.persistence import tables
from engine.persistence.binds import OFFICE, in_office

MODULES: Mapping[str, ModuleType] = {
    it.name: import_module(f"{persistence.__name__}.{it.name}")
    for it in pkgutil.iter_modules(persistence.__path__)
    if not it.ispkg
}
# What is asked across offices on purpose, and why nobody learns of another office by it.
ACROSS: Mapping[str, str] = {
    "directory._BY_LOGIN": "signing in tells the office",
    "directory._BY_ID": "a session tells who is signed in, and so the office",
    "directory._BY_CODE": "whoever holds a letter may check it",
    "directory._NEXT_TIMER": "only the scheduler learns when it has work next",
    "directory._NEXT_JOB": "the same",
    "directory._NEXT_TASK": "the same",
    "directory._NEXT_CLOCK": "the same",
    "directory._NEXT_DELIVERY": "the same",
    "directory._NEXT_ROUTINE": "the same",
    "directory._claim": "the scheduler does each row in the row's own office",
    "users.ACCOUNTS": "only what the others begin with",
}


def conditions(module: str) -> frozenset[str]:
    return frozenset(vars(MODULES[module])["_CONDITIONS"])


# With every condition that it knows, a statement has all its parts.
BUILT: Mapping[str, Sequence[tuple[Any, ...]]] = {
    "cases.participation": [(2,)],
    "cases._statement": [
        (which, conditions("cases"), roles, 25) for which in CaseFilter for roles in (None, 2)
    ],
    "directory._claim": [
        (it, 5)
        for it in (
            tables.timer,
            tables.outbox,
            tables.task,
            tables.service_clock,
            tables.delivery,
            tables.routine,
        )
    ],
    "service_clocks._running": [(5,)],
    "tasks._with_due": [(5,)],
    "notices._inbox": [(5, False), (5, True)],
    "worklist._page": [(*asked, conditions("worklist"), 25) for asked in ((2, 0), (0, 2))],
    "worklist._count": [(*asked, conditions("worklist"), 25) for asked in ((2, 0), (0, 2))],
}
# These build parts of those.
PARTS = {"cases._with_steps", "worklist._branches", "worklist._together", "worklist._with_cases"}
BUILDERS = {"select", "update", "delete", "exists"}
KINDS = (sa.Select, sa.Update, sa.Delete)


def source(module: ModuleType) -> ast.Module:
    return ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))


def named() -> Iterator[tuple[str, Any]]:
    """Yield the statements that are values of a module, where they are made."""
    for module_name, module in MODULES.items():
        for name in assigned(source(module)):
            if isinstance(vars(module)[name], KINDS):
                yield f"{module_name}.{name}", vars(module)[name]


def assigned(tree: ast.Module) -> Iterator[str]:
    for node in tree.body:
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        yield from (it.id for it in targets if isinstance(it, ast.Name))


def built() -> Iterator[tuple[str, Any]]:
    for name, samples in BUILT.items():
        module_name, function = name.split(".")
        for arguments in samples:
            yield name, vars(MODULES[module_name])[function](*arguments)


def unscoped(part: Any, outer: frozenset[Any] = frozenset()) -> set[str]:
    """Return the offices' tables that a statement, or a statement inside it, does not scope.

    A condition may lean on the tables around it, `outer`; what stands in FROM may not.
    """
    missing = set()
    if isinstance(part, KINDS):
        outer |= scoped(part, outer)
        missing = {it.name for it in of_offices(part) if it not in outer}
    elif isinstance(part, sa.FromClause):
        outer = frozenset()
    return missing.union(*(unscoped(it, outer) for it in part.get_children()))


def of_offices(statement: Any) -> Iterator[Any]:
    """Yield the offices' tables that rows are taken from or changed in."""
    found = [statement.table] if statement.is_dml else statement.get_final_froms()
    for it in (leaf for source in found for leaf in leaves(source)):
        if isinstance(it, sa.Table | sa.Alias) and "office_id" in it.c:
            yield it


def scoped(statement: Any, outer: frozenset[Any]) -> frozenset[Any]:
    """Return the tables that conditions hold to the office, or to a table which is."""
    found = set(outer)
    pairs = [pair for it in conditions_of(statement) for pair in comparisons(it)]
    for _ in pairs:
        for left, right in pairs:
            if right is None or right in found:
                found.add(left)
            elif left in found:
                found.add(right)
    return frozenset(found)


def conditions_of(statement: Any) -> Iterator[Any]:
    yield statement.whereclause
    if not statement.is_dml:
        for joined in statement.get_final_froms():
            yield from (it.onclause for it in joins(joined))


def comparisons(condition: Any) -> Iterator[tuple[Any, Any]]:
    """Yield the tables whose `office_id` must be equal; None stands for the asker's office."""
    if getattr(condition, "operator", None) is and_:
        for part in condition.clauses:
            yield from comparisons(part)
    elif getattr(condition, "operator", None) is eq:
        left, right = condition.left, condition.right
        if getattr(left, "name", "") == "office_id" == getattr(right, "name", right.key):
            yield left.table, getattr(right, "table", None)


def leaves(source: Any) -> Iterator[Any]:
    if isinstance(source, sa.Join):
        yield from leaves(source.left)
        yield from leaves(source.right)
    else:
        yield source


def joins(source: Any) -> Iterator[sa.Join]:
    if isinstance(source, sa.Join):
        yield source
        yield from joins(source.left)
        yield from joins(source.right)


@pytest.mark.parametrize(("name", "statement"), [*named(), *built()])
def test_every_statement_holds_to_one_office(name: str, statement: Any) -> None:
    assert bool(unscoped(statement)) is (name in ACROSS)


def test_the_list_of_statements_across_offices_is_no_longer_than_they_are() -> None:
    assert ACROSS.keys() <= {name for name, _ in (*named(), *built())}


def test_every_function_that_builds_a_statement_is_looked_at() -> None:
    found = {
        f"{name}.{function.name}"
        for name, module in MODULES.items()
        for function in ast.walk(source(module))
        if isinstance(function, ast.FunctionDef) and builds(function)
    }

    assert found <= BUILT.keys() | PARTS


def builds(function: ast.FunctionDef) -> bool:
    called = (it.func for it in ast.walk(function) if isinstance(it, ast.Call))
    return any(isinstance(it, ast.Attribute) and it.attr in BUILDERS for it in called)


TASK, CASE = tables.task, tables.instance
OF_CASE = TASK.c.instance_id == CASE.c.id


@pytest.mark.parametrize(
    ("statement", "missing"),
    [
        (sa.select(TASK.c.id), {"task"}),
        (sa.select(TASK.c.id).where(in_office(TASK)), set()),
        (sa.select(TASK.c.id).where(sa.or_(in_office(TASK), TASK.c.name == "x")), {"task"}),
        (sa.select(TASK.c.id).where(TASK.c.office_id != OFFICE), {"task"}),
        (sa.select(TASK.c.id).where(TASK.c.id == OFFICE), {"task"}),
        (sa.select(TASK.c.id).join_from(TASK, CASE, OF_CASE).where(in_office(TASK)), {"instance"}),
        (
            sa.select(TASK.c.id)
            .join_from(TASK, CASE, sa.and_(OF_CASE, CASE.c.office_id == TASK.c.office_id))
            .where(in_office(TASK)),
            set(),
        ),
        (sa.select(CASE).where(in_office(CASE), sa.exists().where(OF_CASE)), {"task"}),
        (
            sa.select(CASE).where(in_office(CASE), sa.exists().where(OF_CASE, in_office(TASK))),
            set(),
        ),
        (sa.select(sa.select(TASK).subquery()), {"task"}),
        (sa.union_all(sa.select(TASK).where(in_office(TASK)), sa.select(TASK)), {"task"}),
        (sa.update(TASK).values(name="x"), {"task"}),
        (sa.delete(TASK).where(in_office(TASK)), set()),
        (
            sa.delete(TASK).where(in_office(TASK), TASK.c.instance_id.in_(sa.select(CASE.c.id))),
            {"instance"},
        ),
    ],
)
def test_a_statement_that_does_not_hold_to_one_office_is_noticed(
    statement: Any, missing: set[str]
) -> None:
    assert unscoped(statement) == missing
