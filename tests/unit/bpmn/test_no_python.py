"""Nothing in a diagram is ever executed as Python, wherever SpiffWorkflow would execute it."""

from collections.abc import Callable
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

import pytest
from SpiffWorkflow.bpmn.script_engine.python_environment import TaskDataEnvironment

from engine.bpmn.case import PythonRefusedError, RefusingEngine
from engine.bpmn.parsing import compile_process
from engine.domain.bundle import Bundle
from engine.domain.errors import InvalidPackageError
from tests.unit.bpmn.models import (
    START,
    Play,
    boundary,
    bundle,
    chain,
    end,
    extended,
    flow,
    message,
    node,
    parameters,
    process,
    properties,
    repeated,
    script,
    service,
    timer,
    user,
)

PYTHON = "«python»"


def one(element: str, *others: str) -> str:
    return process("uji", START, element, *others, end(), chain("mulai", "x", "selesai"))


def spiff(name: str, text: str) -> str:
    space = 'xmlns:s="http://spiffworkflow.org/bpmn/schema/1.0/core"'
    return extended(f"<s:{name} {space}>{text}</s:{name}>")


def listening(definition: str) -> str:
    return node("intermediateCatchEvent", "x", definition)


CONDITIONAL = (
    f"<bpmn:conditionalEventDefinition><bpmn:condition>{PYTHON}</bpmn:condition>"
    "</bpmn:conditionalEventDefinition>"
)
CARDINALITY = (
    f"<bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>{PYTHON}"
    "</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics>"
)
LOOP = (
    f"<bpmn:standardLoopCharacteristics loopMaximum='2'><bpmn:loopCondition>{PYTHON}"
    "</bpmn:loopCondition></bpmn:standardLoopCharacteristics>"
)
MESSAGE = '<bpmn:messageEventDefinition messageRef="pesan"/>'
CORRELATION = (
    '<bpmn:message id="pesan" name="pesan"/><bpmn:correlationProperty id="kunci">'
    '<bpmn:correlationPropertyRetrievalExpression messageRef="pesan">'
    f"<bpmn:messagePath>{PYTHON}</bpmn:messagePath>"
    "</bpmn:correlationPropertyRetrievalExpression></bpmn:correlationProperty>"
    "</bpmn:definitions>"
)


def deciding(ref: str = "putusan", *children: str) -> str:
    """Write a task that asks for a decision, for SpiffWorkflow and for us."""
    return node(
        "businessRuleTask",
        "x",
        *(children or [spiff("calledDecisionId", "putusan")]),
        camunda_decisionRef=ref,
        camunda_resultVariable="hasil",
    )


def table(entry: str) -> str:
    """Write a decision table with Python in one of its texts."""
    texts = dict.fromkeys(("input", "allowed", "test", "output", "default"), "1") | {entry: PYTHON}
    return model(
        '<decisionTable id="t"><input id="i">'
        f'<inputExpression id="ie"><text>{texts["input"]}</text></inputExpression>'
        f'<inputValues id="iv"><text>{texts["allowed"]}</text></inputValues></input>'
        '<output id="o" name="hasil"><defaultOutputEntry id="od">'
        f'<text>{texts["default"]}</text></defaultOutputEntry></output><rule id="r">'
        f'<inputEntry id="e"><text>{texts["test"]}</text></inputEntry>'
        f'<outputEntry id="oe"><text>{texts["output"]}</text></outputEntry></rule></decisionTable>'
    )


def model(logic: str, *others: str) -> str:
    return (
        '<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d"'
        f' namespace="urn:uji"><decision id="putusan" name="putusan">{logic}</decision>'
        f"{''.join(others)}</definitions>"
    )


def literal(text: str) -> str:
    return f'<literalExpression id="le"><text>{text}</text></literalExpression>'


KNOWLEDGE = (
    '<businessKnowledgeModel id="b" name="b"><variable id="bv" name="b"/>'
    f"<encapsulatedLogic>{literal(PYTHON)}</encapsulatedLogic></businessKnowledgeModel>"
)
FOREIGN = model(
    f'<literalExpression expressionLanguage="python"><text>{PYTHON}</text></literalExpression>'
)


BRANCH = process(
    "uji",
    START,
    node("exclusiveGateway", "x", default="b"),
    end(),
    chain("mulai", "x"),
    flow("x", "selesai", PYTHON),
    flow("x", "selesai", name="b"),
)
LIMITED = process(
    "uji",
    START,
    user("x"),
    boundary("batas", "x", timer("timeDuration", PYTHON)),
    end(),
    chain("mulai", "x", "selesai"),
    chain("batas", "selesai"),
)
STARTED = process(
    "uji",
    node("startEvent", "mulai", timer("timeDuration", PYTHON)),
    end(),
    chain("mulai", "selesai"),
)
RECEIVED = one(listening(MESSAGE)).replace("</bpmn:definitions>", CORRELATION)

# Where SpiffWorkflow 3.2.0 hands text to Python, and then where our own extensions take text.
PLACES = {
    "script": ("failed", one(script("x", "hasil", PYTHON)), ""),
    "script in Python": (
        "refused",
        one(node("scriptTask", "x", f"<bpmn:script>{PYTHON}</bpmn:script>")),
        "",
    ),
    "sequence flow condition": ("failed", BRANCH, ""),
    "intermediate timer": ("failed", one(listening(timer("timeDate", PYTHON))), ""),
    "start timer": ("refused", STARTED, ""),
    "boundary timer": ("failed", LIMITED, ""),
    "conditional event": ("refused", one(listening(CONDITIONAL)), ""),
    "loop cardinality": ("refused", one(user("x", CARDINALITY)), ""),
    "loop condition": ("refused", one(user("x", LOOP)), ""),
    "correlation message path": ("ignored", RECEIVED, ""),
    "correlation key": (
        "failed",
        one(listening(properties(correlationKey=PYTHON) + message())),
        "",
    ),
    "pre script": ("ignored", one(user("x", spiff("preScript", PYTHON))), ""),
    "post script": ("ignored", one(user("x", spiff("postScript", PYTHON))), ""),
    "message payload": (
        "refused",
        one(node("sendTask", "x", spiff("messagePayload", PYTHON), messageRef="pesan")),
        "",
    ),
    "service task parameter": (
        "refused",
        one(
            node(
                "serviceTask",
                "x",
                spiff(
                    "serviceTaskOperator",
                    f"<s:parameters><s:parameter id='p' type='str' value={quoteattr(PYTHON)}/>"
                    "</s:parameters>",
                ),
            )
        ),
        "",
    ),
    "decision choice": ("failed", one(deciding(f"={PYTHON}")), table("")),
    "decision task input": (
        "failed",
        one(deciding("putusan", extended(parameters(inputs={"a": PYTHON})))),
        table(""),
    ),
    "decision task output": (
        "failed",
        one(deciding("putusan", extended(parameters(outputs={"a": PYTHON})))),
        table(""),
    ),
    "decision input": ("refused", one(deciding()), table("input")),
    "decision allowed values": ("refused", one(deciding()), table("allowed")),
    "decision test": ("refused", one(deciding()), table("test")),
    "decision output": ("refused", one(deciding()), table("output")),
    "decision default output": ("refused", one(deciding()), table("default")),
    "decision expression": ("refused", one(deciding()), model(literal(PYTHON))),
    "decision in Python": ("refused", one(deciding()), FOREIGN),
    "business knowledge": ("refused", one(deciding()), model(literal("1"), KNOWLEDGE)),
    "completion condition": ("failed", one(user("x", repeated("[1, 2]", "butir", PYTHON))), ""),
    "candidate groups": ("failed", one(user("x", camunda_candidateGroups=f"={PYTHON}")), ""),
    "collection": ("failed", one(user("x", repeated(PYTHON, "butir"))), ""),
    "input parameter": ("failed", one(service("x", inputs={"a": PYTHON})), ""),
    "output parameter": ("failed", one(service("x", outputs={"a": PYTHON})), ""),
}


def attempt(diagram: str, decision: str, payload: str) -> str:
    files = dict(bundle(diagram.replace(PYTHON, escape(payload, {'"': "&quot;"}))).files)
    if decision:
        files["processes/uji/uji.dmn"] = decision.replace(PYTHON, escape(payload))
    try:
        case = Play(compile_process(Bundle("uji", files))).start()
    except InvalidPackageError:
        return "refused"
    while not case.snapshot.completed and not case.snapshot.failure:
        _step(case)("x")
    return "failed" if case.snapshot.failure else "ignored"


def _step(case: Play) -> Callable[..., Play]:
    if case.snapshot.opened_messages:
        return case.deliver
    return case.answer if case.snapshot.operations else case.complete


def payloads(marker: Path) -> list[str]:
    return [f'open("{marker}", "w")', f'__import__("os").system("touch {marker}")']


@pytest.mark.parametrize("number", [0, 1])
def test_spiffworkflow_itself_would_execute_the_payloads(tmp_path: Path, number: int) -> None:
    marker = tmp_path / "dijalankan"

    result = TaskDataEnvironment().evaluate(payloads(marker)[number], {})
    if number == 0:
        result.close()

    assert marker.exists()


@pytest.mark.parametrize("number", [0, 1])
@pytest.mark.parametrize("place", PLACES)
def test_python_in_a_diagram_is_never_executed(tmp_path: Path, place: str, number: int) -> None:
    expected, diagram, decision = PLACES[place]
    marker = tmp_path / "dijalankan"

    outcome = attempt(diagram, decision, payloads(marker)[number])

    assert not marker.exists()
    assert outcome in {expected, "refused"}


def test_every_diagram_here_does_contain_the_payload() -> None:
    assert all(PYTHON in diagram + decision for _, diagram, decision in PLACES.values())


@pytest.mark.parametrize("name", ["evaluate", "execute", "call_service"])
def test_neither_engine_nor_environment_evaluates_anything(name: str) -> None:
    engine = RefusingEngine()

    for refusing in (engine, engine.environment):
        with pytest.raises(PythonRefusedError):
            getattr(refusing, name)("1 + 1", {})


def test_every_case_has_the_refusing_engine() -> None:
    case = compile_process(bundle(one(user("x")))).new_case()

    assert type(case.script_engine) is RefusingEngine
