"""Forms that make no sense, or could do harm, are no forms."""

import json
from pathlib import Path
from typing import Any

import pytest

from engine.domain.form import Form
from tests.unit.domain.forms import field, form, group, own, rows

FORMS = sorted((Path(__file__).parents[3] / "forms").glob("*/*.form"))


def test_a_form_has_an_id_and_a_title() -> None:
    plain = form(field("textfield"))
    titled = form(field("textfield"), properties=own(title="Penerimaan surat"))

    assert (plain.id, plain.title) == ("f_uji", "f_uji")
    assert titled.title == "Penerimaan surat"


def fixed(key: str, *components: dict[str, Any], times: int) -> dict[str, Any]:
    return rows(key, *components, allowAddRemove=False, defaultRepetitions=times)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "5",
        '"teks"',
        "[" * 100_000,
        '{"components": {}}',
        '{"components": [5]}',
        '{"components": [{}]}',
        '{"id": 5}',
        '{"properties": []}',
    ],
)
def test_a_broken_document_is_no_form(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        Form.from_json(text)


def test_a_form_of_groups_without_end_is_no_form() -> None:
    depth = 5_000
    text = '{"components": [' + '{"type": "group", "components": [' * depth + "]}" * depth + "]}"

    with pytest.raises(ValueError, match="too deeply"):
        Form.from_json(text)


@pytest.mark.parametrize(
    ("component", "reason"),
    [
        ({"type": "textfield"}, "a textfield has no key"),
        (field("textfield", ""), "a textfield has no key"),
        (field("textfield", "a..b"), "a textfield has no key"),
        ({"type": "textfield", "key": 5}, "key is no text"),
        ({"type": "dynamiclist", "key": "anak"}, "a dynamiclist has no key"),
        (field("hologram"), "unknown type"),
        (field("expression"), "an expression is empty"),
        (field("datetime", subtype="abad"), "subtype abad"),
        (field("number", validate={"min": "satu"}), "min is no number"),
        (field("number", validate={"max": True}), "max is no number"),
        (field("number", validate={"max": []}), "max is no number"),
        (field("number", validate={"max": "1e400"}), "max is no number"),
        (field("number", validate=[]), "an object was expected"),
        (field("number", increment="1e-12"), "increment is too small"),
        (field("number", increment=-1), "increment is too small"),
        (field("number", decimalDigits="NaN"), "decimalDigits is no number"),
        (field("select", values={}), "a list was expected"),
        (field("filepicker", accept="=jenis"), "accept is computed"),
        (field("filepicker", accept="{{jenis}}"), "accept is computed"),
        (field("filepicker", properties=own(maxSizeMb="lima")), "maxSizeMb is no number"),
        (field("checklist", properties=own(minItems="dua")), "minItems is no number"),
        (field("textfield", properties={"alur:type": 5}), "type is no text"),
        (field("textfield", conditional={"hide": True}), "hide is no text"),
        (field("textfield", validate={"pattern": "("}), "no regular expression"),
        (rows("anak", field("textfield", ""), allowAddRemove=False), "a textfield has no key"),
        (rows("anak", field("textfield"), defaultRepetitions=-1), "anak begins with -1 rows"),
        (rows("anak", field("textfield"), defaultRepetitions=201), "anak begins with 201 rows"),
        (fixed("anak", field("textfield"), times=1_000_000), "anak begins with 1000000 rows"),
        (fixed("a", fixed("b", field("textfield"), times=15), times=14), "a has 210 rows in all"),
        (
            fixed("a", rows("b", fixed("c", field("textfield"), times=101)), times=2),
            "a has 202 rows in all",
        ),
        (field("textfield", "a" + ".a" * 10), "key has too many parts"),
        (rows("a" + ".a" * 10, field("textfield")), "path has too many parts"),
        (field("select", valuesKey="a" + ".a" * 10), "valuesKey has too many parts"),
        (group(field("textfield", "a.b.c.d.e"), path="a.b.c.d.e.f"), "key has too many parts"),
        (
            group(group(field("textfield"), path="a.b.c.d.e"), path="a.b.c.d.e.f"),
            "path has too many parts",
        ),
    ],
)
def test_a_component_that_makes_no_sense_is_refused(component: dict[str, Any], reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        form(component)


@pytest.mark.parametrize(
    "components",
    [
        [field("textfield", "a"), field("number", "a")],
        [field("textfield", "a"), group(field("number", "a"))],
        [field("textfield", "a.b"), group(field("number", "b"), path="a")],
        [field("textfield", "a"), field("number", "a.b")],
        [field("number", "a.b"), field("textfield", "a")],
        [field("textfield", "a"), rows("a", field("textfield", "b"))],
        [rows("x", field("textfield", "a"), field("number", "a"))],
    ],
)
def test_two_fields_cannot_set_one_value(components: list[dict[str, Any]]) -> None:
    with pytest.raises(ValueError, match="two fields are called"):
        form(*components)


def test_one_name_may_be_used_inside_and_outside_of_a_list() -> None:
    asked = form(field("textfield", "nama"), rows("anak", field("textfield", "nama")))

    assert asked.keys == {"nama", "anak"}


@pytest.mark.parametrize(
    "component",
    [
        rows("anak", field("textfield"), defaultRepetitions=200),
        fixed("anak", field("textfield"), times=0),
        fixed("a", fixed("b", field("textfield"), times=20), times=10),
        fixed("a", *(fixed(key, field("textfield"), times=20) for key in "bc"), times=10),
        group(field("textfield", "a.b.c.d.e"), path="a.b.c.d.e"),
    ],
)
def test_lists_and_paths_may_be_as_long_as_allowed(component: dict[str, Any]) -> None:
    assert len(form(component).components) == 1


def test_what_only_shows_needs_no_key() -> None:
    shown = ["text", "html", "image", "table", "spacer", "separator", "iframe", "button"]
    asked = form(*({"type": it} for it in [*shown, "documentPreview"]))

    assert asked.keys == frozenset()


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_every_form_of_ours_can_be_read(path: Path) -> None:
    asked = Form.from_json(path.read_text())

    assert asked.id == path.stem
    assert asked.title != asked.id


def test_a_schema_survives_what_other_editors_add() -> None:
    schema = {
        "type": "default",
        "components": [field("textfield", properties={"warna": 5, "alur:class": "C"})],
        "exporter": {"name": "lain"},
    }

    shown = Form.from_json(json.dumps(schema)).components

    assert [it.data_class for it in shown] == ["C"]
