"""What a decision has to be told before it can be tried."""

import pytest

from engine.bpmn.decision_files import read_decision_files
from engine.domain.bundle import Bundle
from engine.domain.trial import Kind, Question
from engine.services.decisions import questions
from tests.unit.bpmn.dmn import FILE, decision, decisions, literal, table


def asked(*parts: str) -> list[Question]:
    """Return the questions of the decision `layak`."""
    files = read_decision_files(Bundle("uji", {FILE: decisions(*parts)}), "uji")
    model = files.holding("layak")
    assert model is not None
    return list(questions(model, model.decisions["layak"]))


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        (">= 60", Kind.NUMBER),
        ('"lajang", "janda"', Kind.TEXT),
        ("not(true)", Kind.TRUTH),
        ('@"2026-08-17"', Kind.DAY),
        ("-", Kind.ANY),
        ("batas hari", Kind.ANY),
        ("x", Kind.ANY),
    ],
)
def test_a_question_asks_for_what_the_cells_of_its_column_test(cell: str, kind: Kind) -> None:
    logic = table(["umur"], ["hasil"], [(cell, "1"), ("-", "2")])

    found = next(it for it in asked(decision("layak", "Layak", logic)) if it.name == "umur")

    assert found == Question(name="umur", label="Umur", kind=kind)


def test_a_column_whose_cells_disagree_may_be_told_anything() -> None:
    logic = table(["umur"], ["hasil"], [("60", "1"), ('"tua"', "2")])

    assert [it.kind for it in asked(decision("layak", "Layak", logic))] == [Kind.ANY]


def test_what_required_decisions_read_is_asked_too() -> None:
    group = decision("golongan", "golongan", table(["umur"], ["golongan"], [(">= 60", '"tua"')]))
    last = decision("layak", "Layak", literal("golongan + status"), needs="#golongan")

    assert [it.name for it in asked(group, last)] == ["umur", "status"]
