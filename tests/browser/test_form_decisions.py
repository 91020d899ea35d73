"""The server hides, locks and computes in every form what form-js does in the browser."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random

import pytest
from playwright.sync_api import Browser, Page

from engine.domain.form import Form
from tests.browser.deciding import Json, Server, answered
from tests.conformance.feelin.engines import AT, FRONTEND, ZONE
from tests.conformance.feelin.forms import FILES, answers_at_random, known_at_random

BUNDLER = Path(__file__).with_name("form_js.mjs")
TRIES = 2


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A page on which form-js can be asked what it decides."""
    context = browser.new_context(timezone_id=ZONE, reduced_motion="reduce")
    page = context.new_page()
    page.clock.set_fixed_time(AT)
    page.add_script_tag(content=_form_js())
    yield page
    context.close()


@pytest.mark.parametrize("file", FILES, ids=lambda it: f"{it.parent.name}-{it.stem}")
def test_both_sides_decide_alike_about_every_form(page: Page, file: Path) -> None:
    schema = json.loads(file.read_text(encoding="utf-8"))
    for seed in range(TRIES):
        draw = Random(f"{file.name} {seed}")  # noqa: S311 -- the same each time
        known = known_at_random(schema, draw)

        _compare(page, schema, known=known, answers=answers_at_random(schema, draw))


def test_a_condition_does_not_see_the_answer_of_a_field_that_is_hidden(page: Page) -> None:
    schema = _form(
        {"key": "a"},
        {"key": "b", "conditional": {"hide": '=a = "ya"'}},
        {"key": "c", "conditional": {"hide": "=b = null"}},
        {"key": "d", "conditional": {"hide": "=c = null"}},
        {"key": "e", "conditional": {"hide": "=d = null"}},
    )
    before = dict.fromkeys("abcde", "tidak")

    shown = _compare(page, schema, known=before, answers={"a": "ya"})

    assert [it["path"] for it in shown["shown"]] == ["a"]


def test_a_computed_value_does_not_see_it_either(page: Page) -> None:
    schema = _form(
        {"key": "a"},
        {"key": "b", "conditional": {"hide": '=a = "ya"'}},
        {"key": "c", "type": "expression", "expression": '=if b = null then "kosong" else b'},
    )

    shown = _compare(page, schema, known={"a": "tidak", "b": "x"}, answers={"a": "ya"})

    assert shown["values"]["c"] == "kosong"


@pytest.mark.parametrize("age", [None, 70, 50])
def test_null_hides_and_locks(page: Page, age: int | None) -> None:
    schema = _form(
        {"key": "umur", "type": "number"},
        {"key": "hidden", "conditional": {"hide": "=umur > 60"}, "validate": {"required": True}},
        {"key": "locked", "readonly": "=umur > 60", "validate": {"required": True}},
        {"key": "off", "disabled": "=umur > 60"},
    )

    shown = _compare(page, schema, known={"locked": "x"}, answers={"umur": age})

    assert ("hidden" in [it["path"] for it in shown["shown"]]) == (age == 50)


def test_rows_know_themselves_their_surroundings_and_their_number(page: Page) -> None:
    inner = _list("berkas", {"key": "isi", "conditional": {"hide": '=parent.peran = "saksi"'}})
    outer = _list(
        "anggota",
        {"key": "peran"},
        {"key": "alasan", "conditional": {"hide": '=this.peran = "ketua"'}},
        {"key": "wakil", "conditional": {"hide": "=i[1] = 2"}},
        {"key": "umum", "conditional": {"hide": '=jenis = "rapat" and i = [1]'}},
        inner,
    )
    rows = [{"peran": it, "berkas": [{"isi": "a"}, {"isi": "b"}]} for it in ("ketua", "saksi")]

    shown = _compare(page, _form({"key": "jenis"}, outer), known={}, answers={"anggota": rows})

    paths = {it["path"] for it in shown["shown"]}
    assert {"anggota.0.berkas.1.isi", "anggota.0.wakil", "anggota.1.alasan"} <= paths
    assert not {"anggota.1.berkas.0.isi", "anggota.1.wakil", "anggota.0.alasan"} & paths


def _list(path: str, *components: Json) -> Json:
    return {"type": "dynamiclist", "path": path, "key": path, "components": _typed(components)}


def _form(*components: Json) -> Json:
    facts = {"type": "default", "id": "f_uji", "schemaVersion": 19}
    return {**facts, "components": _typed(components)}


def _typed(components: Iterable[Json]) -> list[Json]:
    return [{"type": "textfield", "id": it["key"], "label": it["key"], **it} for it in components]


def _compare(page: Page, schema: Json, *, known: Json, answers: Json) -> Json:
    """Return what the browser decided, which is what the server decides."""
    asked = {"schema": schema, "known": known, "answers": answers}
    there: Json = page.evaluate("it => decide(it)", asked)
    here = Server(Form.from_json(json.dumps(schema)), known, there["values"])
    assert here.open == {it["path"] for it in there["shown"] if not it["locked"]}
    assert here.answered == {*answered(there["values"])} - here.unreadable
    assert here.computed == {it: there["values"].get(it) for it in here.computed}
    assert here.lacking == {*there["lacking"]}
    return there


def _form_js() -> str:
    node = os.environ.get("NODE_BIN") or shutil.which("node") or pytest.fail("No Node.")
    run = subprocess.run(  # noqa: S603 -- fixed arguments
        [node, "--input-type=module", "--eval", BUNDLER.read_text(encoding="utf-8")],
        capture_output=True,
        cwd=FRONTEND,
        text=True,
        check=True,
    )
    return run.stdout
