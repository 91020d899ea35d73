"""The pictures in docs/diagrams are those of the diagrams as they are."""

import pytest

from engine.library import Library
from script.diagrams import FOLDER, ROOT, contact_sheet

CURRENT = contact_sheet(Library(ROOT))
ADVICE = "Run script/diagrams."


@pytest.mark.parametrize("name", CURRENT)
def test_a_picture_is_the_current_one(name: str) -> None:
    path = FOLDER / name

    assert path.is_file(), ADVICE
    assert path.read_text(encoding="utf-8") == CURRENT[name], ADVICE


def test_no_picture_is_of_a_procedure_that_is_gone() -> None:
    assert {it.name for it in FOLDER.iterdir()} == CURRENT.keys(), ADVICE
