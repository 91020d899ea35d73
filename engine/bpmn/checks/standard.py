"""Checks `standar.yaml`: the service standard that a procedure keeps."""

from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from engine.bpmn.checks.package import Package
from engine.bpmn.checks.time import is_duration
from engine.domain.problem import Problem, Severity

SHARED_PREFIX = "com-"
MAX_CHARACTERS = 1_000_000
# The parts of a standard that PermenPAN-RB 15/2014 has an office publish, and who is meant.
REQUIRED = (
    "judul",
    "kode",
    "persyaratan",
    "prosedur",
    "waktu",
    "biaya",
    "produk",
    "pengaduan",
)


def check_standard(package: Package) -> Iterator[Problem]:
    """Yield what the standard of the bundle's own procedure lacks.

    Shared procedures, whose keys begin with `com-`, are no services and need no standard.
    """
    key = package.bundle.key
    path = f"processes/{key}/standar.yaml"
    if path in package.bundle.files:
        yield from _standard(path, package.bundle.files[path])
    elif not key.startswith(SHARED_PREFIX):
        yield Problem(code="no_standard", file=path)


def _standard(path: str, text: str) -> Iterator[Problem]:
    try:
        document = _load(text)
    except yaml.YAMLError as error:
        yield _broken(path, line=_line(error))
    except (RecursionError, ValueError, TypeError):
        yield _broken(path, line=1)
    else:
        yield from _parts(path, text, document)


def _load(text: str) -> Mapping[str, Any]:
    if len(text) > MAX_CHARACTERS:
        raise ValueError
    document = yaml.safe_load(text)
    if not isinstance(document, dict):
        raise TypeError
    return document


def _broken(path: str, *, line: int) -> Problem:
    return Problem(code="standard_broken", file=path, line=line)


def _line(error: yaml.YAMLError) -> int:
    mark = getattr(error, "problem_mark", None)
    return 1 if mark is None else mark.line + 1


def _parts(path: str, text: str, document: Mapping[str, Any]) -> Iterator[Problem]:
    for part in REQUIRED:
        if not document.get(part):
            line = _line_of(text, part)
            yield Problem(code="standard_incomplete", file=path, line=line, facts={"part": part})
    duration = _duration(document)
    if duration and not is_duration(duration):
        line = _line_of(text, "waktu")
        yield Problem(code="bad_duration", file=path, line=line, facts={"value": duration})
    if not _has_decree(document.get("sk")):
        line = _line_of(text, "sk")
        yield Problem(
            code="standard_without_decree", file=path, line=line, severity=Severity.WARNING
        )


def _duration(document: Mapping[str, Any]) -> str:
    """Return the promise of time in ISO 8601; empty when it is an open one."""
    time = document.get("waktu")
    return str(time.get("durasi") or "").strip() if isinstance(time, dict) else ""


def _has_decree(decree: Any) -> bool:
    """Tell whether the decree is named, or a remark (`keterangan`) says why it is not."""
    if isinstance(decree, dict):
        return bool(decree.get("nomor") or decree.get("keterangan"))
    return bool(decree)


def _line_of(text: str, part: str) -> int:
    lines = enumerate(text.splitlines(), start=1)
    return next((number for number, line in lines if line.startswith(f"{part}:")), 1)
