"""Writes small decision files, and diagrams with the tasks that use them."""

from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from engine.bpmn.parsing import compile_process
from engine.bpmn.process import Process
from engine.domain.bundle import Bundle
from tests.unit.bpmn.models import START, bundle, chain, end, node, process, user

NAMESPACE = "urn:uji"
FILE = "processes/uji/uji.dmn"
# Rules as their cells: those of the inputs, then those of the outputs.
Rules = Sequence[Sequence[str]]
AGES: Rules = [(">= 60", '"lansia"'), ("[18..60)", '"dewasa"'), ("< 18", '"anak"')]


def decisions(*parts: str, namespace: str = NAMESPACE, imports: str = "") -> str:
    """Write a file of these; `imports` is the namespace of another file, here called `lain`."""
    imported = (
        f'<import name="lain" namespace="{imports}"'
        ' importType="https://www.omg.org/spec/DMN/20191111/MODEL/"/>'
    )
    return (
        '<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="Uji"'
        f' namespace="{namespace}">{imported if imports else ""}{"".join(parts)}</definitions>'
    )


def decision(decision_id: str, name: str, logic: str, *, needs: str = "") -> str:
    required = (
        f'<informationRequirement id="{decision_id}_perlu"><requiredDecision href="{needs}"/>'
        "</informationRequirement>"
    )
    written = required if needs else ""
    variable = f'<variable id="{decision_id}_v" name={quoteattr(name)}/>'
    return (
        f'<decision id="{decision_id}" name={quoteattr(name)}>{variable}{written}{logic}</decision>'
    )


def literal(text: str) -> str:
    return f"<literalExpression><text>{escape(text)}</text></literalExpression>"


def table(
    inputs: Sequence[str],
    outputs: Sequence[str],
    rules: Rules,
    *,
    hit: str = "UNIQUE",
    remarks: Sequence[str] = (),
) -> str:
    """Write a table; the label of a column is what it reads or sets, with a capital letter."""
    columns = "".join(
        f'<input id="i_{at}" label={quoteattr(it.capitalize())}><inputExpression id="e_{at}">'
        f"<text>{escape(it)}</text></inputExpression></input>"
        for at, it in enumerate(inputs)
    )
    results = "".join(
        f'<output id="o_{at}" name="{it}" label="{it.capitalize()}"/>'
        for at, it in enumerate(outputs)
    )
    rows = "".join(_rule(at, it, len(inputs), remarks) for at, it in enumerate(rules))
    return f'<decisionTable id="t" hitPolicy="{hit}">{columns}{results}{rows}</decisionTable>'


def _rule(at: int, cells: Sequence[str], inputs: int, remarks: Sequence[str]) -> str:
    remark = f"<description>{remarks[at]}</description>" if remarks else ""
    kinds = ["inputEntry"] * inputs + ["outputEntry"] * (len(cells) - inputs)
    written = "".join(
        f'<{kind} id="c_{at}_{place}"><text>{escape(it)}</text></{kind}>'
        for place, (kind, it) in enumerate(zip(kinds, cells, strict=True))
    )
    return f'<rule id="r_{at}">{remark}{written}</rule>'


GROUP = decisions(decision("golongan", "Golongan umur", table(["umur"], ["golongan"], AGES)))


def ruled(element_id: str = "x", ref: str = "golongan", *children: str, **attributes: str) -> str:
    """Write a business rule task that sets `hasil` to one value."""
    given = {
        "camunda_decisionRef": ref,
        "camunda_resultVariable": "hasil",
        "camunda_mapDecisionResult": "singleEntry",
        **attributes,
    }
    return node("businessRuleTask", element_id, *children, **{k: v for k, v in given.items() if v})


def package(task: str, *files: str) -> Bundle:
    """A package whose only step is `task`; its decision files are `uji.dmn`, `uji2.dmn` …"""
    steps = START, task, user("lihat"), end(), chain("mulai", "x", "lihat", "selesai")
    return with_files(bundle(process("uji", *steps)), *files)


def with_files(found: Bundle, *files: str) -> Bundle:
    paths = [FILE, *(f"processes/uji/uji{number}.dmn" for number in range(2, len(files) + 1))]
    return Bundle(found.key, {**found.files, **dict(zip(paths, files, strict=False))})


def deciding(task: str, *files: str) -> Process:
    return compile_process(package(task, *files))
