"""Every problem of a form is found."""

import json
from typing import Any

import pytest

from engine.bpmn.checks import check
from engine.bpmn.checks.components import TYPES
from engine.domain.bundle import Bundle
from engine.domain.problem import Severity
from tests.unit.bpmn.packages import TASK, around, asking, document, field, files, form, found

DIAGRAM = document(around(TASK, "isi"))


def with_form(text: str) -> Bundle:
    return Bundle("uji", files(DIAGRAM, asked=text))


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ('{\n"id": ', "form_broken", 2),
        ("[]", "form_broken", 1),
        ("[" * 100_000, "form_broken", 1),
        ("9" * 5_000, "form_broken", 1),
        (" " * 1_000_001, "form_too_large", 1),
        (form(field("nama"), form_id="f_lain"), "form_id_mismatch", 1),
        ('{"id": "f_isi"}', "form_without_components", 1),
        ('{"id": "f_isi", "components": {}}', "form_without_components", 1),
    ],
)
def test_a_form_that_cannot_be_used_is_named(text: str, code: str, line: int) -> None:
    problems = found(with_form(text), code)

    assert [(it.file, it.line) for it in problems] == [("forms/uji/f_isi.form", line)]


@pytest.mark.parametrize(
    ("component", "code"),
    [
        ({"type": "peta", "key": "a"}, "form_unknown_type"),
        ({"key": "a"}, "form_unknown_type"),
        ({"type": "textfield", "label": "Nama"}, "form_key_missing"),
        ({"type": "dynamiclist", "components": []}, "form_key_missing"),
        (field("nama-lengkap"), "form_key_invalid"),
        (field("1nama"), "form_key_invalid"),
        (field("alamat..kota"), "form_key_invalid"),
        (field("if"), "form_key_invalid"),
        (field("count"), "form_key_function"),
        (field("date.mulai"), "form_key_function"),
        (field("typename"), "form_key_forbidden"),
        (field("__class__"), "form_key_forbidden"),
        (field("alamat.__proto__"), "form_key_forbidden"),
        (field("pin"), "form_key_forbidden"),
        (field("kode_otp"), "form_key_forbidden"),
        (field("CVV_kartu"), "form_key_forbidden"),
        (field("a", validate={"pattern": "("}), "form_pattern_broken"),
        (field("a", validate={"pattern": "(a+)+$"}), "form_pattern_slow"),
        (field("a", validate={"pattern": "(?P<x>a)"}), "form_pattern_differs"),
        (field("a", validate={"pattern": "(?<x>a)"}), "form_pattern_differs"),
        (field("a", validate={"pattern": r"\Aa"}), "form_pattern_differs"),
        (field("a", validate={"pattern": r"\p{L}+"}), "form_pattern_differs"),
        (field("a", validate={"pattern": "a++"}), "form_pattern_differs"),
        (field("a", validate={"pattern": "(?i)a"}), "form_pattern_differs"),
        (field("a", validate={"pattern": "a{,3}"}), "form_pattern_differs"),
        (field("a", validate={"pattern": "[[a]"}), "form_pattern_differs"),
        (field("a", validate={"pattern": "[]a]"}), "form_pattern_differs"),
        (field("a", conditional={"hide": "=1 +"}), "form_feel"),
        (field("a", readonly="=1 +"), "form_feel"),
        (field("a", properties={"alur:requiredIf": "1 +"}), "form_feel"),
        (field("a", properties={"alur:validIf": "=1 +"}), "form_feel"),
        (field("a", validate={"min": "=1 +"}), "form_feel"),
        ({"type": "expression", "key": "a", "expression": "=1 +"}, "form_feel"),
    ],
)
def test_a_fault_in_a_form_is_found(component: dict[str, Any], code: str) -> None:
    assert len(found(asking(component), code)) == 1


def test_within_a_list_a_key_may_be_the_name_of_a_function() -> None:
    rows = {"type": "dynamiclist", "path": "anggota", "components": [field("count")]}

    assert found(asking(rows), "form_key_function") == []


@pytest.mark.parametrize("lock", [True, "=b"])
def test_a_lock_on_what_must_be_answered_is_warned_of(lock: object) -> None:
    (problem,) = found(
        asking(field("a", readonly=lock, validate={"required": True})), "form_locked_required"
    )

    assert problem.severity is Severity.WARNING


@pytest.mark.parametrize(
    "component",
    [
        field("a", readonly=True),
        field("a", readonly=False, validate={"required": True}),
        field("a", readonly=True, properties={"alur:requiredIf": "=b"}),
    ],
)
def test_a_lock_alone_is_accepted(component: dict[str, Any]) -> None:
    assert found(asking(component), "form_locked_required") == []


@pytest.mark.parametrize(
    "component",
    [
        {"type": "datetime", "key": "a", "subtype": "abad"},
        field("a", properties="x"),
        {"type": "expression", "key": "a"},
        field("a", validate={"minLength": "banyak"}),
    ],
)
def test_what_the_form_reader_itself_refuses_is_found(component: dict[str, Any]) -> None:
    assert [it.code for it in check(asking(component))] == ["form_refused"]


def test_a_component_that_is_no_object_is_an_unknown_type() -> None:
    text = json.dumps({"id": "f_isi", "components": ["x", None]})

    assert len(found(with_form(text), "form_unknown_type")) == 2


@pytest.mark.parametrize("place", ["group", "dynamiclist"])
def test_faults_inside_containers_are_found(place: str) -> None:
    bundle = asking({"type": place, "path": "anggota", "components": [field("pin")]})

    assert [it.facts["key"] for it in found(bundle, "form_key_forbidden")] == ["pin"]


def test_a_key_may_stand_once_in_a_form_and_once_in_a_list() -> None:
    nested = {"type": "dynamiclist", "path": "anggota", "components": [field("nama")]}

    assert found(asking(field("nama"), nested), "form_duplicate_key") == []
    assert [
        it.facts["key"] for it in found(asking(field("a"), field("a")), "form_duplicate_key")
    ] == ["a"]


@pytest.mark.parametrize(
    "component",
    [
        field("pinjaman"),
        field("alamat.kota"),
        field("nik", validate={"pattern": r"^[0-9]{16}$", "required": True}),
        field("kode", validate={"pattern": r"^(?:A|B)-\d+(?=x)\\[^a-z\]]$"}),
        field(
            "a",
            validate={"min": 1, "max": "5"},
            readonly=True,
            conditional={"hide": "=nama = null"},
        ),
        field("a", readonly="bukan rumus"),
        field("a", validate=None, properties=None),
        {"type": "group", "components": [field("a")]},
        {"type": "text", "text": "Halo"},
        {"type": "datetime", "key": "tgl", "dateLabel": "Tanggal", "subtype": "date"},
    ],
)
def test_a_sound_form_has_no_findings(component: dict[str, Any]) -> None:
    assert check(asking(component)) == []


@pytest.mark.parametrize("kind", sorted(TYPES))
def test_every_component_type_of_the_editor_is_known(kind: str) -> None:
    bundle = asking({"type": kind, "key": "a", "path": "a"})

    assert found(bundle, "form_unknown_type") == []


def test_a_form_that_nobody_asks_for_is_pointed_out() -> None:
    bundle = Bundle(
        "uji", {**files(DIAGRAM), "forms/uji/f_sisa.form": form(field("a"), form_id="f_sisa")}
    )

    problems = check(bundle)

    assert [(it.code, it.file, it.severity) for it in problems] == [
        ("unused_form", "forms/uji/f_sisa.form", Severity.WARNING)
    ]
