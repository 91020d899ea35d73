"""Reads what analysts write on disk: `processes/<slug>/` and `forms/<slug>/`."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from engine.domain.standard import Standard

SUFFIXES = {".bpmn", ".dmn", ".yaml", ".form"}


@dataclass(frozen=True)
class Library:
    """A folder that holds `processes/` and `forms/`."""

    root: Path

    def keys(self) -> list[str]:
        """Return the package keys, sorted."""
        return sorted(path.parent.name for path in self.root.glob("processes/*/*.bpmn"))

    def files(self, key: str) -> dict[str, str]:
        """Return one package's texts by path; empty when there is no such package."""
        folders = (self.root / "processes" / key, self.root / "forms" / key)
        return {
            path.relative_to(self.root).as_posix(): path.read_text(encoding="utf-8")
            for folder in folders
            for path in sorted(folder.glob("*"))
            if path.suffix in SUFFIXES
        }


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
        yield " – ".join(str(it) for it in item.values()) if isinstance(item, dict) else str(item)


def _decree(value: Any) -> str:
    return _text(value, "nomor")
