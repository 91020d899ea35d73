"""The two sides that decide about a form: the server's FEEL, and feelin as the browser runs it."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from engine.domain.form import Form
from engine.services.expressions import evaluator

ROOT = Path(__file__).parents[3]
FRONTEND = ROOT / "webapp" / "frontend"
DRIVER = Path(__file__).with_name("driver.mjs")
ZONE = "Asia/Jakarta"
# A Tuesday.
AT = datetime(2026, 8, 18, 9, 30, tzinfo=ZoneInfo(ZONE))

EXPRESSION, CONDITION, UNKNOWN = "expression", "condition", "unknown"
# A value that is computed, and an answer that a condition hides.
COMPONENTS: Mapping[str, Callable[[str], dict[str, Any]]] = {
    EXPRESSION: lambda feel: {"type": "expression", "expression": feel},
    CONDITION: lambda feel: {"type": "textfield", "conditional": {"hide": feel}},
}


@dataclass(frozen=True, kw_only=True)
class Question:
    """An expression of a form, and how form-js reads it: as a value, or as a condition.

    Of the name of a function it can be asked whether it is `UNKNOWN` in the browser.
    """

    text: str
    reading: str
    context: Mapping[str, Any]


def server(question: Question) -> Any:
    """Return what the server's own reading of a form comes to."""
    component = {"key": "isian", **COMPONENTS[question.reading](f"={question.text}")}
    form = Form.from_json(json.dumps({"id": "f_uji", "components": [component]}))
    answer = form.read(
        {"isian": "ada"}, context=question.context, evaluate=evaluator(AT), uploads={}, at=AT
    )
    value = answer.values["isian"]
    return value is None if question.reading == CONDITION else value


def browser(questions: Sequence[Question]) -> list[Any]:
    """Return what the browser comes to, all in one run of Node."""
    asked = {"now": AT.timestamp() * 1_000, "questions": [asdict(it) for it in questions]}
    run = subprocess.run(  # noqa: S603 -- fixed arguments
        [_node(), "--input-type=module", "--eval", DRIVER.read_text(encoding="utf-8")],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        cwd=FRONTEND,
        env={**os.environ, "TZ": ZONE},
        check=False,
    )
    assert run.returncode == 0, run.stderr
    answers: list[Any] = json.loads(run.stdout)
    return answers


def same(one: Any, other: Any) -> bool:
    """Tell whether two JSON values are the same: true is not 1, but 1.0 is."""
    return json.dumps(_plain(one), sort_keys=True) == json.dumps(_plain(other), sort_keys=True)


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(item) for name, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _node() -> str:
    found = os.environ.get("NODE_BIN") or shutil.which("node")
    if not found or not (FRONTEND / "node_modules").exists():
        pytest.fail("Node is missing, or the frontend's packages: run script/test.")
    return found
