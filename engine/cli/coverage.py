"""The command that shows which ways of the procedures the stories of the tests have walked."""

import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import click

from engine.bpmn.picture import Paint, picture
from engine.bpmn.ways import Ways, read_ways
from engine.cli.edge import alur
from engine.domain.bundle import Bundle
from engine.library import Library
from engine.settings import library_dir

# The stories leave their record here, and the pictures go beside it.
WALKED, PICTURES = Path(".cache/walked.json"), Path(".cache/coverage")
KINDS = {"cabang": "branches", "kejadian": "events", "keadaan akhir": "ends"}
COLUMN = 15


@dataclass(frozen=True, kw_only=True)
class Walk:
    """One procedure, and the ids of those of its elements that a story has passed."""

    key: str
    diagram: str
    ways: Ways
    walked: frozenset[str]

    def count(self, kind: str) -> tuple[int, int]:
        """Return how many ways of a kind were walked, and how many there are."""
        ways = self._of(kind)
        return len(self.walked & ways.keys()), len(ways)

    def missed(self) -> Iterator[str]:
        """Yield a line for each way that no story has walked."""
        for kind in KINDS:
            for element_id, name in self._of(kind).items():
                if element_id not in self.walked:
                    yield f"{self.key}: {kind} belum dilalui: {name} ({element_id})"

    def picture(self) -> str:
        """Return the diagram with what was walked in one colour and the rest in another."""
        all_of = self.ways.elements
        paints = (
            Paint(look="walked", label="Dilalui", elements=all_of & self.walked),
            Paint(look="missed", label="Belum dilalui", elements=all_of - self.walked),
        )
        return picture(self.diagram, paints=paints)

    def _of(self, kind: str) -> Mapping[str, str]:
        ways: Mapping[str, str] = getattr(self.ways, KINDS[kind])
        return ways


@alur.command()
@click.option(
    "--walked",
    "record",
    default=WALKED,
    show_default=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="Catatan yang ditinggalkan uji cerita (tests/processes).",
)
@click.option(
    "--out",
    "folder",
    default=PICTURES,
    show_default=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder untuk gambar setiap bagan.",
)
def coverage(record: Path, folder: Path) -> None:
    """Tunjukkan cabang, kejadian, dan keadaan akhir yang dilalui cerita uji."""
    walks = list(_walks(Library(library_dir(os.environ)), _read(record)))
    for line in (*_table(walks), *_summary(walks)):
        click.echo(line)
    _draw(walks, folder)
    click.echo(f"Gambar: {folder}")
    sys.exit(1 if any(_missed(walks)) else 0)


def _read(record: Path) -> Mapping[str, list[str]]:
    """Return the walked element ids by process id."""
    try:
        walked: Mapping[str, list[str]] = json.loads(record.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise click.ClickException(
            f"Belum ada catatan {record}. Jalankan dahulu: pytest tests/processes"
        ) from error
    return walked


def _walks(library: Library, record: Mapping[str, list[str]]) -> Iterator[Walk]:
    for key in library.packages():
        _, text = next(Bundle(key, library.files(key)).diagrams())
        ways = read_ways(text)
        walked = frozenset(record.get(ways.process_id, ()))
        yield Walk(key=key, diagram=text, ways=ways, walked=walked)


def _table(walks: Iterable[Walk]) -> Iterator[str]:
    yield _row("paket", KINDS)
    for walk in walks:
        yield _row(walk.key, map(_share, map(walk.count, KINDS)))


def _row(first: str, cells: Iterable[str]) -> str:
    return f"{first:<24}" + "".join(f"{cell:>{COLUMN}}" for cell in cells)


def _share(count: tuple[int, int]) -> str:
    return "{}/{}".format(*count)


def _summary(walks: list[Walk]) -> Iterator[str]:
    yield from _missed(walks)
    branches, events, ends = (_sum(it.count(kind) for it in walks) for kind in KINDS)
    both = _sum((branches, events))
    yield "Cabang dan kejadian: {} dari {} dilalui.".format(*both)
    yield "Keadaan akhir: {} dari {} dicapai.".format(*ends)


def _sum(counts: Iterable[tuple[int, int]]) -> tuple[int, int]:
    pairs = list(counts)
    return sum(walked for walked, _ in pairs), sum(every for _, every in pairs)


def _missed(walks: Iterable[Walk]) -> Iterator[str]:
    return (line for walk in walks for line in walk.missed())


def _draw(walks: Iterable[Walk], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for walk in walks:
        (folder / f"{walk.key}.svg").write_text(walk.picture(), encoding="utf-8")
