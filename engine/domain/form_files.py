"""Answers that are files: how many, how large, and whether they are what they say."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fnmatch import fnmatchcase
from typing import Any

from engine.domain.errors import FieldProblem
from engine.domain.form_choices import count_of
from engine.domain.form_component import Component, Flag
from engine.domain.form_field import Count, Scene
from engine.domain.form_problems import AnswerFault, UnreadableError, problem
from engine.domain.upload import Upload

# form-js puts this key in the place of files, which travel apart.
KEY_PREFIX = "files::"
LARGEST_MB = Decimal(5)
MOST_FILES = 20
BYTES_PER_MB = 1024 * 1024


@dataclass(frozen=True, kw_only=True, slots=True)
class FileKind:
    """`accept` holds extensions (`.pdf`) and content types (`image/*`); when empty, any we know."""

    accept: tuple[str, ...]
    multiple: Flag
    count: Count
    largest_mb: Decimal

    def take(self, raw: Any) -> str:
        """Return the key under which the files were sent."""
        if not isinstance(raw, str) or not raw.startswith(KEY_PREFIX):
            raise UnreadableError(AnswerFault.FILE_MISSING)
        return raw

    def problems(self, value: Any, scene: Scene) -> Iterator[FieldProblem]:
        uploads = scene.uploads.get(value, ())
        if not uploads:
            yield problem(AnswerFault.FILE_MISSING)
        elif len(uploads) > 1 and not scene.holds(self.multiple):
            yield problem(AnswerFault.ONE_FILE_ONLY)
        else:
            yield from self.count.problems(len(uploads))
            for upload in uploads:
                yield from self._upload_problems(upload)

    def _upload_problems(self, upload: Upload) -> Iterator[FieldProblem]:
        if not _is_accepted(upload, self.accept):
            yield problem(AnswerFault.FILE_TYPE, name=upload.name)
        elif upload.size > self.largest_mb * BYTES_PER_MB:
            largest = float(self.largest_mb)
            yield problem(AnswerFault.FILE_SIZE, name=upload.name, max_mb=largest)
        elif upload.kind is None:
            yield problem(AnswerFault.FILE_CONTENT, name=upload.name)


def file_picker(component: Component) -> FileKind:
    """Return the rules of a file picker."""
    largest = component.own().number("maxSizeMb")
    wanted = (component.text("accept") or "").lower()
    if "{{" in wanted or wanted.startswith("="):
        raise ValueError("accept is computed")
    return FileKind(
        accept=tuple(it.strip() for it in wanted.split(",") if it.strip()),
        multiple=component.flag("multiple"),
        count=count_of(component, most=MOST_FILES),
        largest_mb=LARGEST_MB if largest is None else largest,
    )


def _is_accepted(upload: Upload, accept: tuple[str, ...]) -> bool:
    """Tell whether the name or the content type is asked for, as in the browser."""
    return not accept or any(_fits(upload, wanted) for wanted in accept)


def _fits(upload: Upload, wanted: str) -> bool:
    if wanted.startswith("."):
        return f".{upload.extension}" == wanted
    claimed = upload.content_type.lower().partition(";")[0].strip()
    return fnmatchcase(claimed, wanted)
