"""Microseconds for a condition: ours, the BPMN library's own, and the browser's; and for a table.

The ways take turns, so that what else the machine does falls on all of them alike.
"""

import gc
import json
import os
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from itertools import count
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from SpiffWorkflow.bpmn.script_engine.python_environment import TaskDataEnvironment

from benches import decision_table
from engine.bpmn.decisions import read_model
from engine.feel import parse

ROUNDS, BATCHES = 20, 25
OFTEN, SELDOM = 200, 20
RULES = 20
CONDITION = 'umur >= 60 and status = "terlantar"'
IN_PYTHON = CONDITION.replace(" = ", " == ")
CONTEXT = {"umur": 65, "status": "terlantar", "nama": "Siti", "desa": "Batur"}
HERE = Path(__file__).parent
FRONTEND = HERE.parent / "webapp" / "frontend"

Round = Callable[[], list[float]]


@dataclass(frozen=True, kw_only=True)
class Way:
    """One way to do it; a round gives the microseconds of a call, once for each batch."""

    name: str
    round: Round
    limit: float | None = None
    times: list[float] = field(default_factory=list)

    def print(self) -> None:
        percent = quantiles(self.times, n=100)
        limit = f", limit {self.limit:,.0f}" if self.limit else ""
        print(f"{self.name:42}{median(self.times):9.2f} us, p95 {percent[94]:9.2f}{limit}")


def main() -> None:
    gc.freeze()  # as the server does
    with _node() as ask:
        ways = [*_ours(), *_others(ask), _decision()]
        for way in ways:
            way.round()
        for _ in range(ROUNDS):
            for way in ways:
                way.times.extend(way.round())
    print(f"{CONDITION}, in {ROUNDS} rounds")
    for way in ways:
        way.print()


def _ours() -> Iterator[Way]:
    condition, numbers = parse(CONDITION), count(1_000)
    assert condition.evaluate(CONTEXT) is True
    yield Way(
        name="ours, compiled",
        round=_round(lambda: condition.evaluate(CONTEXT), calls=OFTEN),
        limit=5,
    )
    # No two texts are alike: none is remembered.
    yield Way(
        name="ours, parsed for the first time",
        round=_round(lambda: parse(CONDITION.replace("60", str(next(numbers)))), calls=SELDOM),
        limit=1_000,
    )


def _others(ask: Callable[..., list[float]]) -> Iterator[Way]:
    python = TaskDataEnvironment()
    assert python.evaluate(IN_PYTHON, dict(CONTEXT)) is True
    yield Way(
        name="SpiffWorkflow's PythonScriptEngine",
        round=_round(lambda: python.evaluate(IN_PYTHON, CONTEXT), calls=SELDOM),
    )
    for action in ("evaluate", "parse"):
        yield Way(name=f"feelin in Node, {action}", round=partial(ask, action=action))


def _decision() -> Way:
    """Twenty rules with four inputs each; the last one matches."""
    model = read_model(decision_table.text(rules=RULES))
    known, now = decision_table.known(rule=RULES), datetime(2026, 8, 17, tzinfo=UTC)
    assert model.evaluate(decision_table.ID, known, now=now).value == decision_table.result(RULES)
    return Way(
        name=f"a decision table of {RULES} rules, 4 inputs",
        round=_round(lambda: model.evaluate(decision_table.ID, known, now=now), calls=SELDOM),
        limit=100,
    )


def _round(call: Callable[[], object], *, calls: int) -> Round:
    return lambda: [_batch(call, calls) for _ in range(BATCHES)]


def _batch(call: Callable[[], object], calls: int) -> float:
    began = time.perf_counter_ns()
    for _ in range(calls):
        call()
    return (time.perf_counter_ns() - began) / 1e3 / calls


@contextmanager
def _node() -> Iterator[Callable[..., list[float]]]:
    """Start Node; what is yielded asks it for one round."""
    node = os.environ.get("NODE_BIN", "node")
    program = (HERE / "feelin.mjs").read_text(encoding="utf-8")
    with subprocess.Popen(
        [node, "--input-type=module", "--eval", program],
        cwd=FRONTEND,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        yield lambda **facts: _asked(process, facts)
        assert process.stdin
        process.stdin.close()


def _asked(process: "subprocess.Popen[str]", facts: dict[str, Any]) -> list[float]:
    assert process.stdin
    assert process.stdout
    round_ = {"text": CONDITION, "context": CONTEXT, "batches": BATCHES, "calls": SELDOM, **facts}
    process.stdin.write(json.dumps(round_) + "\n")
    process.stdin.flush()
    times: list[float] = json.loads(process.stdout.readline())
    return times


if __name__ == "__main__":
    main()
