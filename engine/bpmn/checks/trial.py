"""Tries out what the other checks found sound: the runtime has the last word."""

from collections.abc import Collection, Iterator

from engine.bpmn.checks.package import Package
from engine.bpmn.parsing import compile_process
from engine.domain import form
from engine.domain.errors import InvalidPackageError
from engine.domain.problem import Problem, Severity


def try_out(package: Package, found: Collection[Problem]) -> Iterator[Problem]:
    """Yield what forms and process are refused for; what already has errors is not tried."""
    faulty = {it.file for it in found if it.severity is Severity.ERROR}
    for asked in package.forms:
        if asked.path not in faulty:
            yield from _form(asked.path, package.bundle.files[asked.path])
    if not faulty:
        yield from _process(package)


def _form(path: str, text: str) -> Iterator[Problem]:
    try:
        form.Form.from_json(text)
    except ValueError as error:
        yield Problem(code="form_refused", file=path, line=1, facts={"reason": str(error)})


def _process(package: Package) -> tuple[Problem, ...]:
    try:
        compile_process(package.bundle)
    except InvalidPackageError as error:
        return error.problems
    return ()
