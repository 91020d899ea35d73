"""Cells that can never come out right are warned of, with their rule and the reason."""

import pytest

from engine.bpmn.checks import check
from engine.domain.bundle import Bundle
from engine.domain.problem import Problem, Severity
from engine.messages import describe_problem
from tests.integration.services.packages import then
from tests.unit.bpmn.dmn import FILE, decision, decisions, ruled, table
from tests.unit.bpmn.packages import form

FIELD = {"type": "number", "key": "umur", "label": "Umur"}


def problems(condition: str, result: str, *, of_type: str = "number") -> list[Problem]:
    """Return the warnings of a table with one rule beside the one for everything else."""
    logic = table(["umur"], ["hasil"], [(condition, result), ("-", '"lain"')], hit="FIRST")
    typed = logic.replace('id="e_0">', f'id="e_0" typeRef="{of_type}">')
    file = decisions(decision("layak", "Layak", typed))
    files = {
        **then(("x", ruled(ref="layak"))),
        "forms/uji/f_isi.form": form(FIELD),
        FILE: file,
    }
    return [it for it in check(Bundle("uji", files)) if it.code == "no_meaning"]


@pytest.mark.parametrize(
    ("condition", "result", "reason"),
    [
        ('"lansia"', '"a"', "different_types"),
        ("string length(?) > 2", '"a"', "wrong_argument"),
        ("> 60", 'umur + "a"', "no_arithmetic"),
    ],
)
def test_a_cell_of_another_type_is_warned_of(condition: str, result: str, reason: str) -> None:
    (problem,) = problems(condition, result)

    assert (problem.facts["reason"], problem.file) == (reason, FILE)
    assert problem.severity is Severity.WARNING


def test_the_warning_names_the_rule_and_the_kinds() -> None:
    (problem,) = problems("> 60, < true", '"a"')

    assert "aturan 1, kolom 1 " in describe_problem(problem)
    assert "angka dengan ya/tidak" in describe_problem(problem)


@pytest.mark.parametrize(
    ("condition", "of_type"),
    [("> 60", "number"), ('"a"', "string"), ("date(?) < today()", "tAneh")],
)
def test_what_may_come_out_right_is_left_alone(condition: str, of_type: str) -> None:
    assert problems(condition, "umur", of_type=of_type) == []
