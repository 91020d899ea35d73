"""The checks know what tasks set at their end, and how activities may be repeated."""

import pytest

from engine.bpmn.checks import check
from engine.domain.problem import Problem, Severity
from tests.unit.bpmn import packages
from tests.unit.bpmn.models import (
    chain,
    extended,
    parallel,
    parameters,
    properties,
    repeated,
    script,
)


def errors(process: str) -> list[Problem]:
    return [it for it in check(packages.package(process)) if it.severity is Severity.ERROR]


def setting(**outputs: str) -> str:
    inside = extended(parameters(outputs=outputs))
    task = packages.TASK.replace("/>", f">{inside}</bpmn:userTask>")
    after = script("hitung", "hasil", "tingkat + 1")
    return packages.START + task + after + packages.END + chain("mulai", "isi", "hitung", "selesai")


def test_what_a_user_task_sets_is_known_afterwards() -> None:
    assert errors(setting(tingkat="1")) == []
    assert [it.code for it in errors(setting(lain="1"))] == ["unknown_name"]


@pytest.mark.parametrize(
    ("formula", "code"),
    [
        ("upper case(nama)", None),
        ("nma", "unknown_name"),
        ("1 +", "bad_expression"),
        ("tambah_hari_kerja(now())", "bad_expression"),
    ],
)
def test_the_formula_of_an_output_is_checked(formula: str, code: str | None) -> None:
    found = errors(setting(tingkat=formula))

    assert [(it.code, it.element_id) for it in found] == ([(code, "isi")] if code else [])


def test_a_name_that_no_variable_can_have_is_refused() -> None:
    found = errors(setting(tingkat="1", __x="1"))

    assert [(it.code, it.element_id) for it in found] == [("bad_variable_name", "isi")]


def repeating(*inside: str, loop: str = "") -> str:
    task = packages.TASK.replace("/>", f">{''.join(inside)}{loop or LOOP}</bpmn:userTask>")
    return packages.around(task, "isi")


LOOP = parallel("[1, 2]", "ke")
RESULTS = properties(outputCollection="hasil", outputElement="nama")


@pytest.mark.parametrize("loop", [LOOP, repeated("[1, 2]", "ke"), parallel("[1]", "ke", "ke > 1")])
def test_both_ways_to_repeat_a_task_are_sound(loop: str) -> None:
    assert errors(repeating(loop=loop)) == []


def test_results_and_the_counts_of_instances_are_known() -> None:
    until = parallel("[1, 2]", "ke", "nrOfCompletedInstances = 1 or nrOfActiveInstances = 0")
    after = script("hitung", "n", "count(hasil)")
    task = packages.TASK.replace("/>", f">{RESULTS}{until}</bpmn:userTask>")
    process = packages.START + task + after + packages.END

    assert errors(process + chain("mulai", "isi", "hitung", "selesai")) == []


@pytest.mark.parametrize(
    ("process", "code"),
    [
        (repeating(loop="<bpmn:multiInstanceLoopCharacteristics/>"), "repetition_unsupported"),
        (repeating(loop=parallel("[1]", "")), "repetition_unsupported"),
        (repeating(loop=parallel("", "ke")), "repetition_unsupported"),
        (repeating(properties(outputCollection="hasil")), "repetition_results"),
        (repeating(properties(outputElement="nama")), "repetition_results"),
        (repeating(RESULTS, loop=repeated("[1]", "ke")), "repetition_results"),
        (repeating(RESULTS, loop=" "), "repetition_results"),
        (repeating(loop=parallel("daftarr", "ke")), "unknown_name"),
        (repeating(loop=parallel("[1", "ke")), "bad_expression"),
        (repeating(loop=parallel("[1]", "ke", "kee > 1")), "unknown_name"),
        (repeating(loop=repeated("[1]", "ke", "nrOfInstances = 1")), "unknown_name"),
        (
            repeating(properties(outputCollection="hasil", outputElement="nma")),
            "unknown_name",
        ),
        (
            repeating(properties(outputCollection="hasil", outputElement="nama +")),
            "bad_expression",
        ),
        (
            repeating(properties(outputCollection="hasil ini", outputElement="nama")),
            "bad_variable_name",
        ),
    ],
)
def test_a_repetition_that_cannot_run_is_refused(process: str, code: str) -> None:
    assert [(it.code, it.element_id) for it in errors(process)] == [(code, "isi")]
