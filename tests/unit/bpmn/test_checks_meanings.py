"""Expressions that can never come out right are warned of, with the place and the reason."""

import json

import pytest

from engine.domain.bundle import Bundle
from engine.domain.problem import Severity
from engine.messages import describe_problem
from tests.unit.bpmn.packages import (
    END,
    START,
    TASK,
    around,
    condition,
    document,
    field,
    files,
    flow,
    form,
    found,
)

FORM = form(
    field("umur", type="number"),
    field("nama"),
    field("lahir", type="datetime"),
    field("setuju", type="checkbox"),
    field("status", type="radio", values=[{"value": "lajang"}, {"value": "menikah"}]),
    field("bebas", type="select", valuesKey="daftar"),
    field("anggota.nama"),
    {
        "type": "dynamiclist",
        "path": "keluarga",
        "components": [
            field("umur", type="number"),
            field("peran", type="taglist", values="salah"),
        ],
    },
)


def deciding(text: str, form_text: str = FORM) -> Bundle:
    gateway = '<bpmn:exclusiveGateway id="g" default="g__selesai"/>'
    other = '<bpmn:endEvent id="lain"/>'
    flows = flow("mulai", "isi") + flow("isi", "g") + flow("g", "selesai")
    chosen = flow("g", "lain", inside=condition(text.replace("<", "&lt;")))
    diagram = document(START + TASK + gateway + END + other + flows + chosen)
    return Bundle("uji", files(diagram, asked=form_text))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('umur = "60"', "different_types"),
        ("nama > 5", "different_types"),
        ("lahir < today()", "different_types"),
        ("status in (1, 2)", "different_types"),
        ('keluarga[1].umur = "5"', "different_types"),
        ("setuju > true", "no_order"),
        ("nama + umur = 5", "no_arithmetic"),
        ("umur and setuju", "not_boolean"),
        ("umur + 1", "not_boolean"),
        ("string length(umur) > 5", "wrong_argument"),
    ],
)
def test_what_can_never_come_out_right_is_warned_of(text: str, reason: str) -> None:
    problems = found(deciding(text), "no_meaning")

    assert {it.facts["reason"] for it in problems} == {reason}
    assert {it.severity for it in problems} == {Severity.WARNING}


@pytest.mark.parametrize(
    "text",
    [
        'umur >= 60 and status = "lajang"',
        "date(lahir) < today()",
        "setuju",
        "bebas = 5 or bebas = nama",
        'some k in keluarga satisfies k.umur > 17 and list contains(k.peran, "anak")',
        "count(keluarga[umur > 17]) > 0",
        'anggota.nama = "x"',
        "lama(",
    ],
)
def test_what_may_come_out_right_is_left_alone(text: str) -> None:
    assert found(deciding(text), "no_meaning") == []


def test_a_variable_that_something_else_sets_too_may_be_of_any_type() -> None:
    script = (
        '<bpmn:scriptTask id="x" scriptFormat="feel" camunda:resultVariable="umur">'
        '<bpmn:script>umur + "a"</bpmn:script></bpmn:scriptTask>'
    )
    diagram = document(around(script))

    assert found(Bundle("uji", files(diagram, asked=FORM)), "no_meaning") == []


def test_a_name_that_two_forms_define_differently_may_be_of_any_type() -> None:
    other = form(field("umur", type="number"), field("umur"))

    assert found(deciding('umur = "60"', other), "no_meaning") == []


def test_a_form_s_own_expressions_are_looked_at() -> None:
    hidden = field("catatan", conditional={"hide": '=umur = "lima"'})
    text = form(*json.loads(FORM)["components"], hidden)
    (problem,) = found(deciding("setuju", text), "no_meaning")

    assert (problem.facts["reason"], problem.facts["key"]) == ("different_types", "catatan")
    assert "angka dengan teks" in describe_problem(problem)
