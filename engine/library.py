"""Reads what analysts write on disk: `processes/<slug>/` and `forms/<slug>/`."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from engine.domain.errors import InvalidPackageError
from engine.domain.problem import Problem
from engine.domain.standard import Standard

SUFFIXES = {".bpmn", ".dmn", ".yaml", ".form"}
BLOCKS = "forms/_blocks"
DASH = " \N{EN DASH} "


@dataclass(frozen=True)
class Library:
    """A folder that holds `processes/` and `forms/`."""

    root: Path

    def packages(self) -> list[str]:
        """Return the package keys, sorted."""
        return sorted({path.parent.name for path in self.root.glob("processes/*/*.bpmn")})

    def files(self, key: str) -> dict[str, str]:
        """Return one package's texts by path; empty when there is no such package.

        Raises InvalidPackageError naming every file that is not UTF-8.
        """
        return self.texts(self._paths(key))

    def blocks(self) -> dict[str, str]:
        """Return the texts of the groups that forms share, by name; raises like `files`."""
        found = self.texts(sorted((self.root / BLOCKS).glob("*.json")))
        return {Path(name).stem: text for name, text in found.items()}

    def forms(self) -> list[Path]:
        """Return the files of all forms, sorted."""
        return sorted(self.root.glob("forms/*/*.form"))

    def texts(self, paths: Iterable[Path]) -> dict[str, str]:
        """Return the texts of files by their path from the root; raises like `files`."""
        contents = {self._name(path): path.read_bytes() for path in paths}
        problems = [it for name, content in contents.items() for it in _unreadable(name, content)]
        if problems:
            raise InvalidPackageError(problems)
        return {name: _decoded(content) for name, content in contents.items()}

    def _name(self, path: Path) -> str:
        """Return a path from the root; a file from elsewhere keeps its own."""
        inside = path.is_relative_to(self.root)
        return (path.relative_to(self.root) if inside else path).as_posix()

    def _paths(self, key: str) -> Iterator[Path]:
        for folder in (self.root / "processes" / key, self.root / "forms" / key):
            yield from (
                path
                for path in sorted(folder.glob("*"))
                if path.suffix in SUFFIXES and path.is_file()
            )


def _unreadable(name: str, content: bytes) -> Iterator[Problem]:
    try:
        _decoded(content)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        yield Problem(code="not_utf8", file=name, line=line)


def _decoded(content: bytes) -> str:
    """Return the text without the mark that some editors put first, with plain line ends."""
    return content.decode("utf-8-sig").replace("\r\n", "\n")


def read_standard(text: str) -> Standard:
    """Return the standard of a `standar.yaml`.

    Missing parts are empty, not errors: the checks of a package report them.
    """
    document = yaml.safe_load(text)
    document = document if isinstance(document, dict) else {}
    complaints = document.get("pengaduan") or {}
    return Standard(
        title=_text(document, "judul"),
        short_title=_text(document, "judul_pendek") or _text(document, "judul"),
        code=_text(document, "kode"),
        office=_text(document, "kantor"),
        unit=_text(document, "unit"),
        decree=_decree(document.get("sk")),
        requirements=_texts(document.get("persyaratan")),
        steps=_texts(document.get("prosedur")),
        duration=_text(document.get("waktu"), "teks"),
        promise=_promise(document.get("waktu")),
        fee=_text(document.get("biaya"), "teks"),
        product=_text(document.get("produk"), "teks"),
        channels=_texts(complaints.get("kanal") if isinstance(complaints, dict) else ()),
        remarks=_texts(document.get("catatan")),
        original=_text(document, "naskah_asli"),
        document=document,
    )


def _text(document: Any, key: str) -> str:
    value = document.get(key) if isinstance(document, dict) else document
    return "" if value is None else str(value).strip()


def _texts(items: Any) -> tuple[str, ...]:
    return tuple(_lines(items))


def _lines(items: Any) -> Iterator[str]:
    for item in items if isinstance(items, list) else ():
        yield DASH.join(map(str, item.values())) if isinstance(item, dict) else str(item)


def _promise(value: Any) -> str:
    return _text(value, "durasi") if isinstance(value, dict) else ""


def _decree(value: Any) -> str:
    return _text(value, "nomor")
