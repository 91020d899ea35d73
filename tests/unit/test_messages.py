"""Every code that the engine reports has an Indonesian sentence, and no sentence is without use."""

import ast
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from string import Formatter
from typing import Any

import pytest

import engine
from engine.bpmn.decisions.coverage import Kind
from engine.domain import errors
from engine.domain.decision_fault import DECISION_FAILED, DECISION_RESULT, DecisionFault
from engine.domain.errors import FieldProblem, WorkflowError
from engine.domain.form_problems import AnswerFault
from engine.domain.problem import Problem
from engine.messages import describe_error, describe_field_problem, describe_problem
from engine.messages.decision_faults import DECISION_FAULTS
from engine.messages.failures import describe_failure
from engine.messages.feel import FEEL
from engine.messages.fields import FIELDS, UNKNOWN_FIELD
from engine.messages.notices import describe_notice
from engine.messages.places import PLACES
from engine.messages.problems import PROBLEMS, UNKNOWN_PROBLEM
from engine.messages.refusals import REFUSALS

ENGINE = Path(engine.__file__).parent
# Functions and classes that take a problem's code as their first argument.
TAKERS = {
    "error",
    "warning",
    "Trap",
    "UnreadableXmlError",
    "RefusedError",
    "_RefusedError",
    "refused",
    "Rule",
}


def trees(folder: str) -> Iterator[ast.Module]:
    return (ast.parse(path.read_text()) for path in sorted((ENGINE / folder).rglob("*.py")))


def calls(folder: str) -> Iterator[ast.Call]:
    return (node for tree in trees(folder) for node in ast.walk(tree) if isinstance(node, ast.Call))


def name_of(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def texts(nodes: list[ast.expr]) -> Iterator[str]:
    return (it.value for it in nodes if isinstance(it, ast.Constant) and isinstance(it.value, str))


def codes_given_to(names: set[str], folder: str) -> set[str]:
    found = (it for it in calls(folder) if name_of(it) in names)
    return {code for call in found for code in texts(call.args[:1])}


def codes_named_in(name: str, folder: str) -> set[str]:
    keywords = (it for call in calls(folder) if name_of(call) == name for it in call.keywords)
    return {code for it in keywords if it.arg == "code" for code in texts([it.value])}


def subclasses(kind: type[WorkflowError]) -> Iterator[type[WorkflowError]]:
    for found in kind.__subclasses__():
        yield found
        yield from subclasses(found)


def test_every_problem_code_has_a_sentence_and_every_sentence_a_code() -> None:
    used = codes_given_to(TAKERS, "bpmn") | codes_named_in("Problem", "")
    used |= {f"table_{kind}" for kind in Kind}

    assert used == set(PROBLEMS)


def test_every_fault_of_an_answer_has_a_sentence() -> None:
    used = {fault.value for fault in AnswerFault} | codes_named_in("FieldProblem", "")

    assert used <= set(FIELDS)


def test_every_reason_of_a_feel_error_has_a_sentence() -> None:
    raised = codes_given_to({"FeelSyntaxError", "FeelEvaluationError", "error", "find"}, "feel")
    placed = {
        code for it in calls("feel") if name_of(it) == "syntax_error" for code in texts(it.args)
    }

    assert raised | placed | {"unexpected_end", "unexpected_token"} == set(FEEL)


@pytest.mark.parametrize("kind", list(subclasses(WorkflowError)))
def test_every_refusal_has_a_sentence_of_its_own(kind: type[WorkflowError]) -> None:
    assert kind in REFUSALS


def test_every_place_of_an_expression_has_a_name() -> None:
    bundle_places = {"condition", "timer", "candidateGroups", "script", "parameter", "in", "out"}
    loops = {"loopCardinality", "completionCondition", "loopCondition", "collection"}

    assert bundle_places | loops <= set(PLACES)


@pytest.mark.parametrize(
    "template",
    [*PROBLEMS.values(), *FIELDS.values(), *REFUSALS.values(), *FEEL.values(), UNKNOWN_PROBLEM],
)
def test_sentences_are_whole_and_take_plain_names_only(template: str) -> None:
    names = [name for _, name, _, _ in Formatter().parse(template) if name is not None]

    assert template[0].isupper() or template.startswith("{")
    assert template.endswith(".")
    assert all(name.isidentifier() for name in names)


def problem(code: str, **facts: object) -> Problem:
    return Problem(
        code=code, file="processes/uji/uji.bpmn", line=4, element_id="g__ya", facts=facts
    )


def test_a_problem_says_what_where_and_what_to_do() -> None:
    sentence = describe_problem(problem("missing_condition", label="Ya", target="setuju"))

    assert sentence == (
        "Cabang “Ya” (g__ya) menuju “setuju” belum memiliki syarat. Isi syaratnya, atau jadikan"
        " cabang ini jalur bawaan."
    )


def test_a_suggestion_is_added() -> None:
    sentence = describe_problem(problem("unknown_topic", topic="surat-pdv", suggestion="surat-pdf"))

    assert sentence.endswith("Apakah yang Anda maksud “surat-pdf”?")


def test_a_place_is_worded_with_its_name() -> None:
    sentence = describe_problem(problem("unknown_name", place="parameter kode", unknown="x"))

    assert "“g__ya”: parameter “kode” memakai nama “x”" in sentence


def test_a_problem_of_a_whole_file_names_the_file() -> None:
    found = Problem(code="rahasia", file="forms/uji/f_isi.form")

    assert describe_problem(found) == (
        "forms/uji/f_isi.form: ada masalah (rahasia). Periksa kembali bagian ini."
    )


def test_a_problem_of_a_form_field_names_its_label() -> None:
    found = Problem(
        code="form_key_forbidden",
        file="forms/uji/f_isi.form",
        facts={"key": "pin", "label": "PIN kartu"},
    )

    assert describe_problem(found).startswith("Kunci “pin” pada isian “PIN kartu” (pin) tidak")


def test_long_and_strange_facts_stay_text() -> None:
    sentence = describe_problem(problem("unknown_topic", topic="{x}\n" + "a" * 500))

    assert "“{x} aaa" in sentence
    assert len(sentence) < 400


def test_missing_facts_leave_a_gap() -> None:
    assert describe_field_problem(FieldProblem(code="too_short")) == (
        "Terlalu pendek. Isi paling sedikit … karakter."
    )


def test_the_authors_own_sentence_stands_for_ours() -> None:
    own = FieldProblem(code="pattern", facts={"message": "Tulis {angka} saja."})
    none = FieldProblem(code="pattern", facts={"message": None})

    assert describe_field_problem(own) == "Tulis {angka} saja."
    assert describe_field_problem(none) == FIELDS["pattern"]


def test_an_unknown_field_code_gets_a_general_sentence() -> None:
    assert describe_field_problem(FieldProblem(code="?")) == UNKNOWN_FIELD


def test_refusals_name_their_facts() -> None:
    held = describe_error(errors.HeldByOtherError("Budi"))
    package = describe_error(errors.InvalidPackageError([problem("no_form"), problem("no_role")]))

    assert "oleh Budi" in held
    assert "ada 2 masalah" in package


def test_a_refusal_names_a_day_as_people_write_it() -> None:
    assert "mulai 1 Des 2026." in describe_error(errors.AbsenceOverlapsError(date(2026, 12, 1)))


@pytest.mark.parametrize(
    ("day", "words"), [("2026-12-03", "3 Des 2026"), ("2026-99-03", "2026-99-03")]
)
def test_a_notice_names_a_day_as_people_write_it(day: str, words: str) -> None:
    facts = {"nama": "Suharto", "jabatan": "Kepala Dinas", "tgl": "2026-12-01", "tgl_akhir": day}

    assert describe_notice("N-30", facts) == (
        f"Anda menggantikan Suharto (Kepala Dinas) dari 1 Des 2026 sampai {words}."
    )


def test_a_refusal_without_a_sentence_speaks_as_its_parent() -> None:
    class LateError(errors.ConflictError):
        pass

    try:
        assert describe_error(LateError()) == describe_error(errors.ConflictError())
    finally:
        del LateError


def failure(reason: str, code: str = DECISION_FAILED, **facts: Any) -> str:
    fault = DecisionFault(decision="Kelayakan", reason=reason, **facts)
    return describe_failure(code, fault.write())


def test_a_failed_decision_is_named_with_its_rule_and_column() -> None:
    facts = {"name": "umurr", "suggestion": "umur"}

    assert failure("unknown_name", rule=3, column="Umur", facts=facts) == (
        "keputusan “Kelayakan” tidak dapat diambil pada aturan 3, kolom “Umur”. Nama “umurr” tidak"
        " dikenal. Apakah yang Anda maksud “umur”?"
    )


def test_rules_that_hold_together_are_named() -> None:
    sentence = failure("hit_policy_violated", facts={"policy": "ANY", "rules": [1, 2, 5]})

    assert sentence.startswith("keputusan “Kelayakan” tidak dapat diambil. Aturan 1, 2 dan 5 ")


def test_a_result_of_another_shape_is_told() -> None:
    sentence = failure("several_results", DECISION_RESULT, facts={"count": 3})

    assert sentence == (
        "keputusan “Kelayakan” memberi hasil lain dari yang diminta. Ada 3 hasil, padahal diminta"
        " satu."
    )


def test_other_failures_need_no_detail() -> None:
    assert describe_failure("no_branch", "g: null").startswith("tidak ada cabang")
    assert describe_failure("rahasia").endswith("tidak dapat dijalankan.")


def test_every_reason_of_a_failed_decision_has_a_sentence() -> None:
    raised = codes_given_to({"DecisionError", "MisfitError"}, "bpmn")

    assert raised - set(FEEL) - {"too_deep"} <= set(DECISION_FAULTS)
