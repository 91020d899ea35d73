import pytest

from engine.bpmn.decisions.coverage import table_problems
from engine.bpmn.decisions.description import Decision
from engine.bpmn.decisions.table import DecisionTable, HitPolicy
from engine.domain.problem import Severity
from engine.messages import describe_problem
from tests.unit.bpmn.decisions.coverage.tables import column, table

AGE, STATUS = column("usia", "number"), column("status", "string")


def decision(written: DecisionTable | None) -> Decision:
    return Decision(id="d", name="Besar bantuan", question="", table=written)


def told(*rows: str, policy: HitPolicy = HitPolicy.UNIQUE) -> list[str]:
    written = table([AGE, STATUS], *rows, policy=policy)
    return [describe_problem(it) for it in table_problems({"a.dmn": [decision(written)]})]


def test_a_problem_names_the_file_and_the_place() -> None:
    written = table([AGE], "[5..3] | 1", "- | 2")

    (problem,) = table_problems({"processes/a/a.dmn": [decision(written)]})

    assert problem.code == "table_contradiction"
    assert (problem.file, problem.line, problem.element_id) == ("processes/a/a.dmn", 11, "sel1_1")
    assert problem.severity is Severity.WARNING


def test_what_is_no_fault_is_no_problem() -> None:
    assert told("<= 60 | - | 1", "> 60 | - | 2") == []


def test_a_decision_without_a_table_has_no_such_problems() -> None:
    assert not list(table_problems({"a.dmn": [decision(None)]}))


@pytest.mark.parametrize(
    ("rows", "policy", "part"),
    [
        (
            ['<= 60 | - | "a"', '> 60 | "aktif" | "b"'],
            HitPolicy.UNIQUE,
            'tidak ada aturan untuk usia > 60; status selain “"aktif"”'.replace("“", "").replace(
                "”", ""
            ),
        ),
        (["< 5 | - | 1", "> 5 | - | 2"], HitPolicy.UNIQUE, "tidak ada aturan untuk usia 5."),
        (["<= 5 | - | 1", ">= 6 | - | 2"], HitPolicy.UNIQUE, "untuk usia (5..6)"),
        (
            ["- | - | 1", "- | - | 2"],
            HitPolicy.UNIQUE,
            "aturan 2 dan 1 sama-sama cocok untuk masukan apa pun",
        ),
        (
            ["- | null | 1", '- | not("a") | 2', '- | "a" | 1'],
            HitPolicy.UNIQUE,
            "untuk status kosong",
        ),
        (["- | - | 1", "- | - | 2"], HitPolicy.ANY, "dengan hasil yang berbeda"),
        (["- | - | 1", "- | - | 1"], HitPolicy.ANY, "aturan 2 mengulang aturan 1"),
        (
            ["< 5 | - | 1", ">= 5 | - | 2", "not(null) | - | 1"],
            HitPolicy.FIRST,
            "didahului oleh aturan 1 dan 2",
        ),
        (
            ["5 | 5 | 1", "- | - | 1"],
            HitPolicy.FIRST,
            "syarat status 5 pada aturan 1 berada di luar",
        ),
    ],
)
def test_findings_are_told_in_words(rows: list[str], policy: HitPolicy, part: str) -> None:
    (sentence,) = told(*rows, policy=policy)

    assert "“Besar bantuan”" in sentence
    assert part in sentence
