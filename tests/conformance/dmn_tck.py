"""Runs the DMN compatibility kit: `python -m tests.conformance.dmn_tck FOLDER [--failures]`."""

import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from engine.bpmn.decisions import DecisionError, DecisionModel, UnreadableModelError, read_model
from tests.conformance.comparing import same
from tests.conformance.kit import Case, CaseFile, Expectation, case_files, folders, models

_NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Result:
    """One result of one case: what was expected, and what came."""

    case: str
    expected: Expectation
    found: Any
    passed: bool


@dataclass(slots=True)
class Score:
    """How many of the results are right, and how many of those where a value is expected."""

    results: list[Result] = field(default_factory=list)

    def __str__(self) -> str:
        values = [result for result in self.results if result.expected.value is not None]
        return f"values {_passed(values)}, all {_passed(self.results)}"

    @property
    def failures(self) -> list[Result]:
        return [result for result in self.results if not result.passed]


def _passed(results: list[Result]) -> str:
    return f"{sum(result.passed for result in results)}/{len(results)}"


def run(kit: Path) -> Iterator[tuple[str, Score]]:
    """The score of every folder of the kit."""
    for folder in folders(kit):
        yield f"{folder.parent.name}/{folder.name}", Score(list(_results(folder)))


def _results(folder: Path) -> Iterator[Result]:
    read = _read(folder)
    for file in case_files(folder):
        for case in file.cases:
            for expected in case.results:
                yield _result(_model(read, file), case, expected)


def _read(folder: Path) -> dict[str, DecisionModel]:
    """The folder's models by file; they may import each other."""
    found: dict[str, DecisionModel] = {}
    by_namespace: dict[str, DecisionModel] = {}
    for file, text in models(folder).items():
        with suppress(UnreadableModelError):
            found[file] = read_model(text, file=file, imported=by_namespace)
    by_namespace.update({model.namespace: model for model in found.values()})
    return found


def _model(read: dict[str, DecisionModel], file: CaseFile) -> DecisionModel | None:
    """The model that the cases name; they need not name the only one."""
    named = read.get(file.model) or read.get(f"{file.model}.dmn")
    return named or (next(iter(read.values())) if len(read) == 1 else None)


def _result(model: DecisionModel | None, case: Case, expected: Expectation) -> Result:
    try:
        found = _value(model, case, expected.name)
    except Exception as error:  # noqa: BLE001 -- one that crashes must not hide what the others do
        return Result(case.id, expected, error, passed=False)
    return Result(case.id, expected, found, passed=same(expected.value, found))


def _value(model: DecisionModel | None, case: Case, name: str) -> Any:
    """The value of the decision, or the named part of what the invocable returns."""
    if model is None:
        raise LookupError(case.id)
    try:
        found = model.evaluate(case.invocable or name, case.inputs, now=_NOW).value
    except DecisionError:
        return None
    return found[name] if case.invocable in _with_several_outputs(model) and found else found


def _with_several_outputs(model: DecisionModel) -> set[str]:
    return {service.name for service in model.services.values() if len(service.outputs) > 1}


def main(arguments: list[str]) -> int:
    """Prints the score of every folder and of the whole kit."""
    paths = [argument for argument in arguments if not argument.startswith("--")]
    if len(paths) != 1 or not folders(Path(paths[0])):
        sys.stderr.write("usage: python -m tests.conformance.dmn_tck FOLDER [--failures]\n")
        return 2
    total = Score()
    for name, score in run(Path(paths[0])):
        total.results += score.results
        _print(name, score, verbose="--failures" in arguments)
    sys.stdout.write(f"{total}\n")
    return 0


def _print(name: str, score: Score, *, verbose: bool) -> None:
    sys.stdout.write(f"{name}: {score}\n")
    for failure in score.failures if verbose else ():
        expected = failure.expected
        values = f"expected {expected.value!r}, got {failure.found!r}"
        sys.stdout.write(f"  {failure.case} {expected.name}: {values}\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
