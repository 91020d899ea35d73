"""The check reads the decisions of a package, and what its tasks ask of them."""

import pytest

from engine.bpmn.checks import check
from engine.domain.bundle import Bundle
from engine.domain.problem import Problem, Severity
from engine.messages import describe_problem
from tests.unit.bpmn.dmn import AGES, FILE, decision, decisions, literal, ruled, table, with_files
from tests.unit.bpmn.models import extended, parameters
from tests.unit.bpmn.packages import END, START, TASK, asking, chain, field, form, package

GROUP = decisions(decision("golongan", "Golongan umur", table(["umur"], ["g"], AGES)))


def using(task: str, *files: str) -> Bundle:
    """A sound package that asks for `umur`, then takes a decision."""
    steps = (
        START
        + TASK
        + task.replace("<bpmn:businessRuleTask ", '<bpmn:businessRuleTask name="Tentukan" ')
        + END
    )
    found = package(steps + chain("mulai", "isi", "x", "selesai"), asked=form(field("umur")))
    return with_files(found, *files)


def problems(found: Bundle) -> list[Problem]:
    return check(found)


def told(found: Bundle) -> list[tuple[str, str | None]]:
    return [(it.code, it.element_id) for it in check(found)]


def test_a_package_with_decisions_may_be_sound() -> None:
    assert told(using(ruled(), GROUP)) == []


def test_a_decision_that_no_file_has_is_found_with_the_nearest() -> None:
    [problem] = problems(using(ruled(ref="golongn"), GROUP))[:1]

    assert (problem.code, problem.element_id) == ("missing_decision", "x")
    assert describe_problem(problem) == (
        "Tugas “Tentukan” (x) memakai keputusan “golongn”, tetapi keputusan itu tidak ada dalam"
        " berkas .dmn di processes/uji. Periksa ID-nya, atau buat keputusannya. Apakah yang Anda"
        " maksud “golongan”?"
    )


@pytest.mark.parametrize(
    ("attribute", "value", "code"),
    [
        ("camunda_decisionRef", "", "no_decision"),
        ("camunda_resultVariable", "", "no_result_variable"),
        ("camunda_mapDecisionResult", "singleEntri", "unknown_mapping"),
        ("camunda_decisionRefBinding", "latest", "decision_binding"),
        ("camunda_decisionRefBinding", "version", "decision_binding"),
        ("camunda_decisionRefBinding", "versionTag", "decision_binding"),
    ],
)
def test_an_incomplete_task_is_found(attribute: str, value: str, code: str) -> None:
    assert (code, "x") in told(using(ruled(**{attribute: value}), GROUP))


def test_other_versions_are_refused_with_what_to_do() -> None:
    [problem] = problems(using(ruled(camunda_decisionRefBinding="latest"), GROUP))

    assert "pilih “deployment”, atau kosongkan" in describe_problem(problem)


def test_a_cell_that_is_no_feel_is_found_with_its_rule_and_column() -> None:
    rules = [(">= 60", '"lansia"'), ("< 60 )", '"lain"')]
    file = decisions(decision("golongan", "Golongan", table(["umur"], ["g"], rules)))

    [problem] = problems(using(ruled(), file))

    assert (problem.code, problem.file, problem.element_id) == ("bad_expression", FILE, "c_1_0")
    assert problem.line == 1
    assert "aturan 2, kolom 1" in describe_problem(problem)


def test_a_name_that_nothing_sets_is_found() -> None:
    file = decisions(decision("golongan", "Golongan", table(["umurr"], ["g"], AGES)))

    [problem] = problems(using(ruled(), file))

    assert (problem.code, problem.element_id) == ("unknown_name", "x")
    assert problem.facts["suggestion"] == "umur"
    assert "keputusan “Golongan”" in describe_problem(problem)


def test_inputs_of_the_task_are_names_that_the_decision_may_read() -> None:
    file = decisions(decision("golongan", "Golongan", table(["usia"], ["g"], AGES)))
    given = extended(parameters(inputs={"usia": "umur"}, outputs={"tua": "hasil"}))

    assert told(using(ruled("x", "golongan", given), file)) == []


def test_names_that_a_needed_decision_reads_count() -> None:
    inner = decision("dalam", "Dalam", literal("hilang + 1"))
    outer = decision("golongan", "Luar", literal("Dalam + umur"), needs="#dalam")

    [problem] = problems(using(ruled(), decisions(inner, outer)))

    assert problem.facts["unknown"] == "hilang"


def test_a_file_that_nothing_asks_for_is_a_warning() -> None:
    other = decisions(decision("lain", "Lain", literal("1")), namespace="urn:lain")

    [problem] = problems(using(ruled(), GROUP, other))

    assert (problem.code, problem.severity) == ("unused_decisions", Severity.WARNING)
    assert problem.file == "processes/uji/uji2.dmn"


def test_a_formula_may_ask_for_any_decision() -> None:
    assert told(using(ruled(ref='= if umur = "1" then "golongan" else "lain"'), GROUP)) == []


def test_a_file_that_another_imports_is_used() -> None:
    own = decision("layak", "Layak", literal('lain.Golongan = "x"'), needs="urn:lain#golongan")
    group = decision("golongan", "Golongan", literal('"x"'))
    files = decisions(own, imports="urn:lain"), decisions(group, namespace="urn:lain")

    assert told(using(ruled(ref="layak"), *files)) == []


def test_two_decisions_of_one_id_are_found() -> None:
    other = decisions(decision("golongan", "Lain", literal("1")), namespace="urn:lain")

    assert ("duplicate_decision", "golongan") in told(using(ruled(), GROUP, other))


def test_a_choice_of_the_decision_is_checked_as_feel() -> None:
    assert ("bad_expression", "x") in told(using(ruled(ref="= pilihan +"), GROUP))
    assert ("unknown_name", "x") in told(using(ruled(ref="= pilihan"), GROUP))


def test_a_broken_file_is_found_even_if_nothing_asks_for_it() -> None:
    found = with_files(asking(field("nama")), "<definitions/>")

    assert {it.file for it in check(found)} == {FILE}


def test_the_rules_of_tables_are_looked_through() -> None:
    rows = [("> 60", '"lansia"'), (">= 18", '"dewasa"')]
    found = using(
        ruled(), decisions(decision("golongan", "Golongan", table(["umur"], ["g"], rows)))
    )

    gap, overlap = problems(found)

    assert (gap.code, gap.file, gap.element_id) == ("table_gap", FILE, "t")
    assert (gap.severity, overlap.severity) == (Severity.WARNING, Severity.ERROR)
    assert (overlap.code, overlap.element_id) == ("table_overlap", "r_1")
    assert describe_problem(overlap) == (
        "Tabel keputusan “Golongan” (r_1): aturan 2 dan 1 sama-sama cocok untuk Umur > 60, padahal"
        " hanya satu yang boleh cocok (UNIQUE). Persempit salah satunya, atau pilih cara memilih"
        " aturan (hit policy) yang lain."
    )
