"""Diagrams that cannot be run are refused with the place; drawn details do not matter."""

from collections.abc import Callable

import pytest

from engine.bpmn.parsing import compile_process
from engine.domain.bundle import Bundle
from engine.domain.errors import InvalidPackageError
from engine.domain.problem import Problem
from tests.unit.bpmn.models import (
    START,
    Play,
    boundary,
    bundle,
    chain,
    compiled,
    end,
    extended,
    flow,
    message,
    node,
    process,
    properties,
    repeated,
    timer,
    user,
)

Starter = Callable[..., Play]

TASKS = "".join((user("a"), end(), chain("mulai", "a", "selesai")))


def refusal(*parts: str, start: str = START) -> Problem:
    with pytest.raises(InvalidPackageError) as refused:
        compile_process(bundle(process("uji", start, *parts)))
    (problem,) = refused.value.problems
    return problem


def around(element: str) -> str:
    """Put an element `x` between start and end."""
    return "".join((element, end(), chain("mulai", "x", "selesai")))


REFUSED = {
    "event_subprocess_tied": around(
        node("subProcess", "x", START, end("e2"), triggeredByEvent="true")
    ),
    "script_not_feel": around(
        node("scriptTask", "x", "<bpmn:script>1</bpmn:script>", scriptFormat="python")
    ),
    "missing_attribute": around(
        node("scriptTask", "x", "<bpmn:script>1</bpmn:script>", scriptFormat="feel")
    ),
    "service_not_external": around(node("serviceTask", "x", camunda_class="org.example.Kirim")),
    "loop_unsupported": around(
        user("x", '<bpmn:standardLoopCharacteristics loopMaximum="3"/>'),
    ),
    "repetition_unsupported": around(user("x", "<bpmn:multiInstanceLoopCharacteristics/>")),
    "bad_target": around(user("x", properties(slaTarget="tiga"))),
    "unsupported_event": around(
        node("intermediateCatchEvent", "x", "<bpmn:signalEventDefinition/>")
    ),
    "missing_message": around(
        node("intermediateCatchEvent", "x", "<bpmn:messageEventDefinition/>")
    ),
    "unsupported_event_gateway": around(node("eventBasedGateway", "x", instantiate="true")),
    "missing_time": around(
        node("intermediateCatchEvent", "x", "<bpmn:timerEventDefinition/>"),
    ),
    "bad_expression": around(user("x", camunda_candidateGroups="= if")),
}


@pytest.mark.parametrize("code", REFUSED)
def test_what_cannot_be_run_is_refused_with_its_place(code: str) -> None:
    problem = refusal(REFUSED[code])

    assert (problem.code, problem.element_id) == (code, "x")
    assert problem.file == "processes/uji/uji.bpmn"
    assert problem.line == 1


@pytest.mark.parametrize(
    "element",
    [
        node("complexGateway", "x"),
        node("sendTask", "x"),
        node("receiveTask", "x"),
        node("manualTask", "x"),
        node("task", "x"),
        node("adHocSubProcess", "x"),
        node("transaction", "x", START, end("e2")),
        node("intermediateThrowEvent", "x", "<bpmn:signalEventDefinition/>"),
    ],
)
def test_elements_that_we_do_not_know_are_refused(element: str) -> None:
    problem = refusal(around(element))

    assert (problem.code, problem.element_id, problem.line) == ("engine_refused", "x", 1)


def test_an_exclusive_branch_needs_a_condition() -> None:
    parts = (
        node("exclusiveGateway", "g"),
        user("a"),
        end(),
        chain("mulai", "g", "a", "selesai"),
        flow("g", "selesai", "true"),
    )

    problem = refusal(*parts)

    assert (problem.code, problem.element_id) == ("missing_condition", "g__a")


def test_a_condition_in_another_language_is_refused() -> None:
    condition = '<bpmn:conditionExpression language="javascript">true</bpmn:conditionExpression>'
    foreign = node("sequenceFlow", "f", condition, sourceRef="g", targetRef="a")
    parts = (
        node("exclusiveGateway", "g"),
        user("a"),
        end(),
        chain("mulai", "g"),
        foreign,
        chain("a", "selesai"),
        flow("g", "selesai", "true"),
    )

    assert refusal(*parts).code == "condition_not_feel"


def test_a_condition_on_a_flow_out_of_a_task_is_refused() -> None:
    parts = (user("a"), end(), chain("mulai", "a"), flow("a", "selesai", "false"))

    assert refusal(*parts).code == "condition_outside_gateway"


def test_a_task_with_two_outgoing_flows_is_refused() -> None:
    parts = (user("a"), end("e1"), end("e2"), chain("mulai", "a", "e1"), chain("a", "e2"))

    assert refusal(*parts).code == "engine_refused"


@pytest.mark.parametrize("event", ["signalEventDefinition", "conditionalEventDefinition"])
def test_a_start_event_with_a_definition_is_refused(event: str) -> None:
    problem = refusal(TASKS, start=node("startEvent", "mulai", f"<bpmn:{event}/>"))

    assert (problem.code, problem.element_id) == ("unsupported_event", "mulai")
    assert problem.facts == {"kind": event}


def test_a_second_start_event_of_a_subprocess_is_refused() -> None:
    inside = (
        START.replace("mulai", "m1"),
        node("startEvent", "m2"),
        end("e2"),
        chain("m1", "e2"),
        chain("m2", "e2"),
    )

    problem = refusal(around(node("subProcess", "x", *inside)))

    assert (problem.code, problem.element_id) == ("engine_refused", "x")


def test_a_start_event_without_its_time_is_refused() -> None:
    problem = refusal(TASKS, start=node("startEvent", "mulai", "<bpmn:timerEventDefinition/>"))

    assert (problem.code, problem.element_id) == ("missing_time", "mulai")


@pytest.mark.parametrize("trigger", [message(), timer("timeDuration", "P1D")])
def test_a_subprocess_that_begins_with_a_message_or_a_time_is_refused(trigger: str) -> None:
    inside = node("startEvent", "m", trigger), end("e2"), chain("m", "e2")

    problem = refusal(around(node("subProcess", "x", *inside)))

    assert (problem.code, problem.element_id) == ("unsupported_event", "m")


def test_a_process_without_a_start_event_is_refused() -> None:
    problem = refusal(TASKS, start="")

    assert (problem.code, problem.element_id) == ("engine_refused", "uji")


@pytest.mark.parametrize(
    "trigger", ["", "<bpmn:errorEventDefinition/>", "<bpmn:signalEventDefinition/>"]
)
def test_an_event_subprocess_waits_for_a_message_or_a_time(trigger: str) -> None:
    inside = node("startEvent", "m", trigger), end("e2"), chain("m", "e2")

    problem = refusal(TASKS, node("subProcess", "x", *inside, triggeredByEvent="true"))

    assert (problem.code, problem.element_id) == ("unsupported_event", "m")


@pytest.mark.parametrize(
    "tie",
    [
        chain("x", "selesai"),
        boundary("b", "x", timer("timeDuration", "P1D")),
        "<bpmn:multiInstanceLoopCharacteristics/>",
    ],
)
def test_an_event_subprocess_stands_by_itself(tie: str) -> None:
    start = node("startEvent", "m", message())
    inside = start, end("e2"), chain("m", "e2"), tie if "Loop" in tie else ""
    x = node("subProcess", "x", *inside, triggeredByEvent="true")

    problem = refusal(TASKS, x, "" if "Loop" in tie else tie)

    assert (problem.code, problem.element_id) == ("event_subprocess_tied", "x")


@pytest.mark.parametrize("target", [user("t"), end("t"), node("parallelGateway", "t")])
def test_an_event_gateway_leads_to_nothing_but_events(target: str) -> None:
    problem = refusal(node("eventBasedGateway", "x"), target, chain("mulai", "x", "t"))

    assert (problem.code, problem.element_id) == ("event_gateway_target", "x__t")


def test_an_event_with_two_definitions_is_refused() -> None:
    event = node(
        "endEvent", "x", "<bpmn:terminateEventDefinition/>", "<bpmn:messageEventDefinition/>"
    )

    assert refusal(event, chain("mulai", "x")).code == "unsupported_event"


def test_an_end_event_that_throws_is_refused() -> None:
    problem = refusal(node("endEvent", "x", "<bpmn:errorEventDefinition/>"), chain("mulai", "x"))

    assert (problem.code, problem.facts) == ("unsupported_event", {"kind": "errorEventDefinition"})


def test_a_missing_process_is_refused() -> None:
    with pytest.raises(InvalidPackageError) as refused:
        compile_process(bundle(process("lain", START, TASKS)))

    assert refused.value.problems[0].code == "engine_refused"


def test_a_called_procedure_that_is_missing_is_refused() -> None:
    call = node("callActivity", "x", calledElement="tidak_ada")

    assert refusal(around(call)).code == "engine_refused"


def test_two_procedures_of_one_name_are_refused() -> None:
    diagrams = process("uji", START, TASKS), process("uji", START, TASKS)

    with pytest.raises(InvalidPackageError) as refused:
        compile_process(
            Bundle("uji", {"processes/uji/uji.bpmn": diagrams[0], "x.bpmn": diagrams[1]})
        )

    assert (refused.value.problems[0].code, refused.value.problems[0].file) == (
        "engine_refused",
        "x.bpmn",
    )


def calling(process_id: str, *called: str) -> str:
    calls = [
        node("callActivity", f"c{number}", calledElement=it) for number, it in enumerate(called)
    ]
    names = [f"c{number}" for number in range(len(called))]
    return process(process_id, START, *calls, end(), chain("mulai", *names, "selesai"))


def test_a_procedure_that_calls_itself_through_another_is_refused() -> None:
    with pytest.raises(InvalidPackageError) as refused:
        compile_process(bundle(calling("uji", "lain"), calling("lain", "uji")))

    assert refused.value.problems[0].code == "engine_refused"
    assert refused.value.problems[0].element_id == "lain"


def test_many_ways_to_the_same_procedure_are_no_cycle() -> None:
    depth = 25
    diagrams = [calling("uji", "p0", "p0")]
    diagrams += [calling(f"p{it}", f"p{it + 1}", f"p{it + 1}") for it in range(depth)]

    compile_process(bundle(*diagrams, process(f"p{depth}", START, TASKS)))


def test_a_broken_file_is_refused_with_its_line() -> None:
    with pytest.raises(InvalidPackageError) as refused:
        compile_process(bundle("<a>\n<b></a>"))

    assert refused.value.problems[0] == Problem(
        code="xml_broken", file="processes/uji/uji.bpmn", line=2
    )


def test_sequence_flows_without_an_id_are_followed(play: Starter) -> None:
    nameless = '<bpmn:sequenceFlow sourceRef="mulai" targetRef="a"/>'

    case = play(compiled(user("a"), end(), nameless, chain("a", "selesai"), node("task", "flow_1")))

    assert case.waits_for == ["a"]
    assert case.snapshot.passed[0].flow_ids == ("flow_2",)


def test_where_a_box_is_drawn_does_not_change_the_order_of_branches(play: Starter) -> None:
    shapes = "".join(
        f'<bpmndi:BPMNShape bpmnElement="{name}"><dc:Bounds x="0" y="{y}"/></bpmndi:BPMNShape>'
        for name, y in (("a", "200"), ("b", "rusak"))
    )
    text = process(
        "uji",
        START,
        node("exclusiveGateway", "g"),
        user("a"),
        user("b"),
        end(),
        chain("mulai", "g"),
        flow("g", "a", "n > 1"),
        flow("g", "b", "n > 0"),
        chain("a", "selesai"),
        chain("b", "selesai"),
    )
    drawn = text.replace(
        "</bpmn:definitions>", f"<bpmndi:BPMNPlane>{shapes}</bpmndi:BPMNPlane></bpmn:definitions>"
    )

    assert play(compile_process(bundle(drawn)), n=2).waits_for == ["a"]


def test_data_that_is_only_drawn_is_ignored(play: Starter) -> None:
    task = user(
        "a",
        '<bpmn:dataInputAssociation id="di"><bpmn:sourceRef>tidak_ada</bpmn:sourceRef>'
        "</bpmn:dataInputAssociation>",
        '<bpmn:ioSpecification id="io"/>',
    )
    drawn = node("dataObjectReference", "dor", dataObjectRef="do") + node("dataObject", "do")

    case = play(compiled(task, drawn, end(), chain("mulai", "a", "selesai")))

    assert case.complete("a").snapshot.completed


def test_extensions_that_we_do_not_run_are_ignored(play: Starter) -> None:
    listener = extended('<camunda:executionListener class="org.example.X" event="start"/>')

    case = play(compiled(user("a", listener), end(), chain("mulai", "a", "selesai")))

    assert case.waits_for == ["a"]


def test_a_repetition_with_a_collection_needs_an_item() -> None:
    element = user("x", repeated("daftar", ""))

    assert refusal(around(element)).code == "repetition_unsupported"


def test_a_file_that_is_no_diagram_is_refused() -> None:
    with pytest.raises(InvalidPackageError) as refused:
        compile_process(bundle('<dataObject xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"/>'))

    assert refused.value.problems[0].code == "engine_refused"


def test_a_chain_too_long_to_be_read_is_refused() -> None:
    names = [f"t{number}" for number in range(2000)]

    assert refusal(*map(user, names), end(), chain("mulai", *names)).code == "engine_refused"


def test_three_hundred_steps_in_a_row_are_read(play: Starter) -> None:
    names = [f"t{number}" for number in range(300)]

    assert play(compiled(*map(user, names), end(), chain("mulai", *names))).waits_for == ["t0"]
