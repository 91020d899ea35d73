"""Groups of fields that several forms share."""

import json
from collections.abc import Mapping
from typing import Any

import pytest

from engine.domain.form_blocks import drift, fill
from engine.domain.problem import Problem

NAME = {"type": "textfield", "id": "nama", "key": "nama"}
PHONE = {
    "type": "textfield",
    "id": "hp",
    "key": "hp",
    "validate": {"maxLength": 16},
    "properties": {"alur:type": "phone", "alur:requiredIf": "=nama != null"},
    "layout": {"row": "baris", "columns": 8},
}
OWNER = {"type": "select", "id": "hp_milik", "key": "hp_milik", "layout": PHONE["layout"]}
NOTE = {"type": "text", "id": "petunjuk", "text": "Baca dahulu."}
PEOPLE = {
    "type": "dynamiclist",
    "id": "anak",
    "path": "anak",
    "components": [{"type": "textfield", "id": "nama_anak", "key": "nama"}],
}
FILE = "forms/a/f.form"


def blocks(*components: Mapping[str, Any]) -> dict[str, str]:
    return {"orang": json.dumps({"components": components})}


def group(*components: Mapping[str, Any], block: str = "orang", **own: str) -> dict[str, Any]:
    properties = {"alur:block": block, **{f"alur:{name}": text for name, text in own.items()}}
    found = {"type": "group", "id": "grup", "label": "Orang", "properties": properties}
    return {**found, "components": list(components)}


def form(*components: Mapping[str, Any]) -> str:
    return json.dumps({"id": "f", "components": components})


def filled(text: str, shared: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return the components of the filled form."""
    found = fill(text, file=FILE, blocks=shared)
    assert found.problems == ()
    components: list[dict[str, Any]] = json.loads(found.text)["components"]
    return components


def problems(text: str, shared: Mapping[str, str]) -> list[tuple[str, str | None, dict[str, Any]]]:
    found = fill(text, file=FILE, blocks=shared)
    assert found.text == text
    assert not found.is_changed
    return [(it.code, it.element_id, dict(it.facts)) for it in found.problems]


def test_a_marked_group_gets_the_fields_of_its_block() -> None:
    [found] = filled(form(group({"type": "textfield", "id": "lama", "key": "lama"})), blocks(NAME))

    assert found["label"] == "Orang"
    assert found["properties"] == {"alur:block": "orang"}
    assert found["components"] == [{**NAME, "id": "grup_nama"}]


def test_ids_and_rows_are_told_apart_by_the_group() -> None:
    [found] = filled(form(group()), blocks(PHONE, OWNER, PEOPLE))

    phone, owner, people = found["components"]
    assert phone["layout"] == owner["layout"] == {"row": "grup_baris", "columns": 8}
    assert (people["id"], people["components"][0]["id"]) == ("grup_anak", "grup_nama_anak")


def test_other_components_stay_and_groups_inside_them_are_filled() -> None:
    inner = group()
    outer = {"type": "group", "id": "luar", "components": [NOTE, inner]}

    first, second = filled(form(NAME, outer), blocks(PHONE))

    assert first == NAME
    assert second["components"][0] == NOTE
    assert [it["key"] for it in second["components"][1]["components"]] == ["hp"]


def test_a_form_may_require_more_than_the_block_does() -> None:
    [found] = filled(form(group(required="hp, nama")), blocks(NAME, PHONE, NOTE))

    name, phone, _ = found["components"]
    assert name["validate"] == {"required": True}
    assert phone["validate"] == {"maxLength": 16, "required": True}
    assert phone["properties"] == {"alur:type": "phone"}


def test_a_form_may_leave_out_fields_and_texts() -> None:
    [found] = filled(form(group(omit="nama,petunjuk , anak,")), blocks(NAME, NOTE, PHONE, PEOPLE))

    assert [it["key"] for it in found["components"]] == ["hp"]


def test_what_is_left_alone_in_a_row_takes_the_whole_row() -> None:
    alone = {**NAME, "layout": {"row": "sendiri", "columns": 8}}

    [found] = filled(form(group(omit="hp_milik")), blocks(alone, PHONE, OWNER))

    assert found["components"][0]["layout"] == {"row": "grup_sendiri", "columns": 8}
    assert "layout" not in found["components"][1]


def test_a_filled_form_is_written_like_all_forms_and_stays_as_it_is() -> None:
    once = fill(form(group()), file=FILE, blocks=blocks({**NAME, "label": "Nama é"}))

    twice = fill(once.text, file=FILE, blocks=blocks({**NAME, "label": "Nama é"}))

    assert once.is_changed
    assert once.text == json.dumps(json.loads(once.text), indent=2, ensure_ascii=False) + "\n"
    assert "é" in once.text
    assert (twice.text, twice.is_changed) == (once.text, False)


def test_another_way_to_write_the_same_form_is_no_drift() -> None:
    once = fill(form(group()), file=FILE, blocks=blocks(NAME))
    compact = json.dumps(json.loads(once.text), sort_keys=True)

    assert fill(compact, file=FILE, blocks=blocks(NAME)).text == compact


@pytest.mark.parametrize("text", [form(NAME), '{"id": "f"}', '{"components": null}'])
def test_a_form_without_marked_groups_is_left_alone(text: str) -> None:
    assert fill(text, file=FILE, blocks={}).text == text


def test_an_unknown_block_is_a_problem() -> None:
    assert problems(form(group(block="orng")), blocks(NAME)) == [
        ("block_unknown", "grup", {"block": "orng", "known": "orang"})
    ]


def test_every_name_that_the_block_does_not_have_is_a_problem() -> None:
    found = problems(form(group(required="nma", omit="nama, petnjuk")), blocks(NAME, NOTE))

    assert [(code, place, facts["name"]) for code, place, facts in found] == [
        ("block_field_unknown", "grup", "nma"),
        ("block_field_unknown", "grup", "petnjuk"),
    ]
    assert found[0][2]["known"] == "nama, petunjuk"


@pytest.mark.parametrize(
    "text", ["{", "[]", '{"components": {"a": 1}}', '{"components": [1]}', "[" * 100_000]
)
def test_a_block_that_cannot_be_read_is_a_problem(text: str) -> None:
    [(code, place, facts)] = problems(form(group()), {"orang": text})

    assert (code, place, facts["block"]) == ("block_broken", "grup", "orang")


@pytest.mark.parametrize("text", ["{", "7", '{"components": 7}', '{"components": ["a"]}'])
def test_a_form_that_cannot_be_read_is_a_problem(text: str) -> None:
    [(code, place, _)] = problems(text, {})

    assert (code, place) == ("form_broken", None)


def test_drift_is_told_of_every_form_that_is_not_as_its_blocks() -> None:
    good = fill(form(group()), file=FILE, blocks=blocks(NAME)).text
    forms = {"a": good, "b": form(group()), "c": form(group(block="x"))}

    found = list(drift(forms, blocks=blocks(NAME)))

    assert found[0] == Problem(code="block_drift", file="b")
    assert [(it.code, it.file) for it in found[1:]] == [("block_unknown", "c")]
