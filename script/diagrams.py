"""Draws the diagrams of all procedures into docs/diagrams, with one page that shows them all.

Usage: python -m script.diagrams
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from engine.bpmn.facts import read_facts
from engine.bpmn.picture import picture
from engine.domain.bundle import Bundle
from engine.library import Library

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs" / "diagrams"
INTRODUCTION = """# The diagrams

Every procedure as it is drawn in [processes](../../processes). `script/diagrams` makes this page
and its pictures; a test fails when one of them is not the current one.

Blue steps are done by people, grey ones by Alur, violet ones by another procedure. A lane is a
role. The stroke across the beginning of a flow marks what happens when no condition holds.
"""


def main() -> None:
    """Write the pictures and their page, and remove the pictures of procedures that are gone."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    files = contact_sheet(Library(ROOT))
    for stale in {it.name for it in FOLDER.glob("*.svg")} - files.keys():
        (FOLDER / stale).unlink()
    for name, text in files.items():
        (FOLDER / name).write_text(text, encoding="utf-8")


def contact_sheet(library: Library) -> dict[str, str]:
    """Return the texts of docs/diagrams by file name."""
    packages = [Bundle(key, library.files(key)) for key in library.packages()]
    pictures = {f"{it.key}.svg": picture(_diagram(it)) for it in packages}
    return {"README.md": "\n".join(_page(packages)), **pictures}


def _diagram(package: Bundle) -> str:
    _, text = next(package.diagrams())
    return text


def _page(packages: Sequence[Bundle]) -> Iterator[str]:
    names = {it.key: next(iter(read_facts(it).values())).name for it in packages}
    yield INTRODUCTION
    yield from (f"- [{name}](#{key})" for key, name in names.items())
    for key, name in names.items():
        yield f'\n<a id="{key}"></a>\n\n## {name}\n'
        yield f"[`{key}`](../../processes/{key}/{key}.bpmn)\n"
        yield f"[![{name}]({key}.svg)]({key}.svg)"
    yield ""


if __name__ == "__main__":
    main()
