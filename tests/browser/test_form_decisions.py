"""The server hides, locks and computes in every form what form-js does in the browser."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from engine.domain.form import Form
from engine.domain.form_field import ComputedKind, Field, RowsKind, Scene
from engine.domain.form_judging import judge
from engine.domain.form_problems import AnswerFault
from engine.domain.form_settling import settle
from engine.domain.form_taking import Place, take
from engine.services.expressions import evaluator
from tests.conformance.feelin.engines import AT, FRONTEND, ZONE
from tests.conformance.feelin.forms import FILES, answers_at_random, known_at_random

BUNDLER = Path(__file__).with_name("form_js.mjs")
TRIES = 2

Json = dict[str, Any]


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


def _form(*components: Json) -> Json:
    typed = [{"type": "textfield", "id": it["key"], "label": it["key"], **it} for it in components]
    return {"type": "default", "id": "f_uji", "schemaVersion": 19, "components": typed}


def _compare(page: Page, schema: Json, *, known: Json, answers: Json) -> Json:
    """Return what the browser decided, which is what the server decides."""
    asked = {"schema": schema, "known": known, "answers": answers}
    there: Json = page.evaluate("it => decide(it)", asked)
    here = Server(Form.from_json(json.dumps(schema)), known, there["values"])
    assert here.open == {it["path"] for it in there["shown"] if not it["locked"]}
    assert here.answered == {*_answered(there["values"])} - here.unreadable
    assert here.computed == {it: there["values"].get(it) for it in here.computed}
    assert here.lacking == {*there["lacking"]}
    return there


class Server:
    """What the server makes of the answers that a browser sent."""

    def __init__(self, form: Form, known: Json, submitted: Json) -> None:
        fields, scene = form.components, _scene(known)
        place = Place(prefix="", submitted=submitted, own=known)
        taken = take(fields, place=place)
        settled = settle(fields, place=place, taken=taken.values, scene=scene)
        verdict = judge(fields, place=place, settled=settled, unreadable={}, scene=scene)
        self.unreadable = set(taken.unreadable)
        self.answered = {*_answered(settled.values)}
        self.open = settled.judged - {it.key for it in fields if isinstance(it.kind, RowsKind)}
        self.computed = {
            it.key: settled.values[it.key] for it in fields if isinstance(it.kind, ComputedKind)
        }
        asked_here = {*_required(fields)}
        self.lacking = {
            path
            for path, problems in verdict.problems.items()
            if problems[0].code == AnswerFault.REQUIRED
            and path.split(".")[-1] in asked_here
            and path not in self.unreadable
        }


def _required(fields: Iterable[Field]) -> Iterator[str]:
    """Yield the fields that form-js requires, too; `alur:requiredIf` is the server's own."""
    for it in fields:
        if isinstance(it.kind, RowsKind):
            yield from _required(it.kind.fields)
        elif it.required:
            yield it.path[-1]


def _scene(known: Json) -> Scene:
    return Scene(
        data=known,
        row=known,
        special={},
        names=known,
        context=known,
        uploads={},
        evaluate=evaluator(AT),
        at=AT,
    )


def _answered(value: Any, path: tuple[str, ...] = ()) -> Iterator[str]:
    """Yield the dotted paths under which there is an answer."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _answered(inner, (*path, name))
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        yield from _answered({str(row): it for row, it in enumerate(value)}, path)
    elif value not in (None, "", []):
        yield ".".join(path)


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
