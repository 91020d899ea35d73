"""Every problem of a process package is found, each where it is."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.bpmn.checks import check
from engine.domain.bundle import Bundle
from engine.domain.problem import Severity
from tests.unit.bpmn.packages import (
    END,
    HEAD,
    STANDARD,
    START,
    TASK,
    around,
    chain,
    condition,
    document,
    field,
    files,
    flow,
    form,
    found,
    package,
)

DEFINED = "<bpmn:timerEventDefinition>{}</bpmn:timerEventDefinition>"
TIMER = DEFINED.format("<bpmn:timeDuration>{}</bpmn:timeDuration>")
CYCLE = DEFINED.format("<bpmn:timeCycle>R3/PT1H</bpmn:timeCycle>")
SLA = (
    '<camunda:properties><camunda:property name="alur:slaTarget" value="{}"/>'
    '<camunda:property name="alur:slaUnit" value="{}"/></camunda:properties>'
)
EXTENDED = "<bpmn:extensionElements>{}</bpmn:extensionElements>"


def catching(definition: str, name: str = "x") -> str:
    return f'<bpmn:intermediateCatchEvent id="{name}">{definition}</bpmn:intermediateCatchEvent>'


def throwing(definition: str) -> str:
    return f'<bpmn:intermediateThrowEvent id="x">{definition}</bpmn:intermediateThrowEvent>'


def service(inside: str = "", attributes: str = 'camunda:type="external" camunda:topic="t"') -> str:
    return f'<bpmn:serviceTask id="x" {attributes}>{EXTENDED.format(inside)}</bpmn:serviceTask>'


def script(
    text: str, attributes: str = 'scriptFormat="feel" camunda:resultVariable="hasil"'
) -> str:
    body = f"<bpmn:script>{text}</bpmn:script>" if text else ""
    return f'<bpmn:scriptTask id="x" {attributes}>{body}</bpmn:scriptTask>'


def repeated(loop: str) -> str:
    return TASK.replace("isi", "x", 1).replace("/>", f">{loop}</bpmn:userTask>")


def user(attributes: str) -> str:
    return f'<bpmn:userTask id="x" camunda:formRef="f_isi" {attributes}/>'


def branching(first: str, second: str, attributes: str = "") -> str:
    """A task, then a gateway `g` with two branches to two ends."""
    return (
        f"{START}{TASK}"
        f'<bpmn:exclusiveGateway id="g" {attributes}/>'
        f'<bpmn:endEvent id="ya"/><bpmn:endEvent id="tidak"/>{chain("mulai", "isi", "g")}'
        f"{first}{second}"
    )


def inside_subprocess(body: str) -> str:
    return around(f'<bpmn:subProcess id="x">{body}</bpmn:subProcess>')


SUB = '<bpmn:startEvent id="s"/><bpmn:endEvent id="e"/>' + flow("s", "e")
YES = flow("g", "ya", inside=condition('nama = "ya"'))
NO = flow("g", "tidak")
DEFAULT = 'default="g__tidak"'
BOUNDARY = '<bpmn:boundaryEvent id="b" attachedToRef="{}" {}>{}</bpmn:boundaryEvent>'
LATE = '<bpmn:endEvent id="telat"/>' + flow("b", "telat")
EVENT_GATEWAY = (
    START
    + '<bpmn:eventBasedGateway id="x"/>'
    + catching(TIMER.format("P1D"), "t1")
    + catching(TIMER.format("P2D"), "t2")
    + END
    + chain("mulai", "x")
    + chain("x", "t1", "selesai")
    + chain("x", "t2", "selesai")
)

MESSAGE = '<bpmn:messageEventDefinition messageRef="m"/>'
MESSAGE_ROOT = '<bpmn:message id="m" name="kabar"/>'


def own(name: str, value: str) -> str:
    given = f'<camunda:property name="alur:{name}" value="{value}"/>'
    return EXTENDED.format(f"<camunda:properties>{given}</camunda:properties>")


def message_start(inside: str = "", name: str = "pesan") -> str:
    """A sound process that a message can begin, too."""
    event = f'<bpmn:startEvent id="{name}">{inside}{MESSAGE}</bpmn:startEvent>'
    return around(TASK, "isi") + event + flow(name, "isi")


def by_event(definition: str, inside: str = "", *, loop: str = "", kind: str = "startEvent") -> str:
    """A task, and an event subprocess `y` that begins with an event `s`."""
    begin = f'<bpmn:{kind} id="s">{inside}{definition}</bpmn:{kind}>'
    body = f'{loop}{begin}<bpmn:endEvent id="e"/>{flow("s", "e")}'
    inner = f'<bpmn:subProcess id="y" triggeredByEvent="true">{body}</bpmn:subProcess>'
    return around(TASK, "isi") + inner


def timer_start(text: str) -> str:
    """A sound process that begins when a time has come."""
    event = START.replace("/>", f">{TIMER.format(text)}</bpmn:startEvent>")
    return around(TASK, "isi").replace(START, event)


def waiting(attributes: str = "") -> str:
    """An event gateway `x` before a message and a timer."""
    return (
        f'{START}<bpmn:eventBasedGateway id="x" {attributes}/>{END}'
        + catching(MESSAGE, "kabar")
        + catching(TIMER.format("P1D"), "batas")
        + chain("mulai", "x", "kabar", "selesai")
        + chain("x", "batas", "selesai")
    )


FOUND_IN_DIAGRAMS = [
    ("duplicate_id", START + TASK + TASK + END + chain("mulai", "isi", "selesai"), "isi"),
    ("reserved_id", START + '<bpmn:endEvent id="End"/>' + chain("mulai", "End"), "End"),
    ("reserved_id", around('<bpmn:task id="uji.EndJoin"/>', "uji.EndJoin"), "uji.EndJoin"),
    ("reserved_id", around('<bpmn:task id="a [child]"/>', "a [child]"), "a [child]"),
    ("reserved_id", around('<bpmn:task id="a.BoundaryEventSplit"/>', "x"), "a.BoundaryEventSplit"),
    ("node_without_id", around(TASK, "isi") + "<bpmn:task/>", "uji"),
    ("flow_without_id", around(TASK, "isi").replace('id="isi__selesai"', ""), "uji"),
    ("dangling_reference", around(TASK, "isi") + flow("isi", "hilang"), "isi__hilang"),
    ("dangling_reference", around(TASK, "isi") + flow("hilang", "isi"), "hilang__isi"),
    ("dangling_reference", around(TASK, "isi") + BOUNDARY.format("hilang", "", ""), "b"),
    ("dangling_reference", around(catching('<bpmn:messageEventDefinition messageRef="m"/>')), "x"),
    ("dangling_reference", around(throwing('<bpmn:signalEventDefinition signalRef="m"/>')), "x"),
    ("dangling_reference", around(throwing('<bpmn:errorEventDefinition errorRef="m"/>')), "x"),
    ("dangling_reference", branching(YES, NO, 'default="hilang"'), "g"),
    ("missing_reference", around('<bpmn:sendTask id="x"/>'), "x"),
    ("missing_reference", around('<bpmn:receiveTask id="x"/>'), "x"),
    ("missing_reference", around('<bpmn:callActivity id="x"/>'), "x"),
    ("missing_procedure", around('<bpmn:callActivity id="x" calledElement="com_x"/>'), "x"),
    ("flow_crosses_scope", inside_subprocess(SUB) + flow("s", "selesai"), "s__selesai"),
    ("no_start_event", TASK + END + flow("isi", "selesai"), "uji"),
    (
        "several_start_events",
        inside_subprocess(SUB + START.replace("mulai", "s2") + flow("s2", "e")),
        "s2",
    ),
    ("no_end_event", START + TASK + flow("mulai", "isi"), "uji"),
    ("unreachable", around(TASK, "isi") + '<bpmn:task id="y"/>' + flow("y", "selesai"), "y"),
    ("dead_end", START + TASK + END + flow("mulai", "isi"), "isi"),
    ("no_way_to_end", START + TASK + END + chain("mulai", "isi", "isi"), "isi"),
    ("end_goes_on", around(TASK, "isi") + flow("selesai", "isi"), "selesai"),
    ("start_is_entered", around(TASK, "isi") + flow("isi", "mulai"), "mulai"),
    ("several_outgoing", around(TASK, "isi") + flow("isi", "isi"), "isi"),
    ("missing_condition", branching(YES, NO), "g__tidak"),
    (
        "default_with_condition",
        branching(YES.replace("g__ya", "g__tidak"), NO, DEFAULT),
        "g__tidak",
    ),
    ("unnamed_branch", branching(YES.replace("name=", "data-name="), NO, DEFAULT), "g__ya"),
    (
        "condition_outside_gateway",
        START
        + TASK
        + END
        + flow("mulai", "isi")
        + flow("isi", "selesai", inside=condition("true")),
        "isi__selesai",
    ),
    ("no_form", around('<bpmn:userTask id="x"/>'), "x"),
    ("missing_form", around('<bpmn:userTask id="x" camunda:formRef="f_lain"/>'), "x"),
    ("no_topic", around('<bpmn:serviceTask id="x"/>'), "x"),
    ("no_topic", around(service(attributes='camunda:class="a.B"')), "x"),
    ("script_not_feel", around(script("1", 'scriptFormat="javascript"')), "x"),
    ("no_script", around(script("")), "x"),
    ("bad_variable_name", around(script("1").replace("hasil", "typename")), "x"),
    ("bad_variable_name", around(script("1").replace("hasil", "hasil-nya")), "x"),
    ("no_result_variable", around(script("1", 'scriptFormat="feel"')), "x"),
    ("python_script", around(script("1", 'scriptFormat="python3"')), "x"),
    (
        "python_extension",
        around(service("<spiffworkflow:preScript>x=1</spiffworkflow:preScript>")),
        "x",
    ),
    ("ignored_extension", around(service('<camunda:taskListener class="a.B"/>')), "x"),
    ("unsupported_link", around(throwing("<bpmn:linkEventDefinition/>")), "x"),
    ("unsupported_compensation", around(throwing("<bpmn:compensateEventDefinition/>")), "x"),
    ("unsupported_compensation", around('<bpmn:task id="x" isForCompensation="true"/>'), "x"),
    ("unsupported_complex_gateway", around('<bpmn:complexGateway id="x"/>'), "x"),
    (
        "unsupported_signal_end",
        START
        + '<bpmn:endEvent id="e"><bpmn:signalEventDefinition signalRef="s"/></bpmn:endEvent>'
        + flow("mulai", "e"),
        "e",
    ),
    ("unsupported_event_subprocess", by_event("<bpmn:errorEventDefinition/>"), "s"),
    ("unsupported_event_subprocess", by_event("<bpmn:escalationEventDefinition/>"), "s"),
    ("misplaced_property", by_event(TIMER.format("P1D"), own("role", "pemohon")), "s"),
    ("event_subprocess_without_trigger", by_event(""), "s"),
    ("event_subprocess_tied", by_event(TIMER.format("P1D")) + flow("y", "selesai"), "y"),
    ("event_subprocess_tied", by_event(TIMER.format("P1D")) + flow("isi", "y"), "y"),
    (
        "event_subprocess_tied",
        by_event(TIMER.format("P1D")) + BOUNDARY.format("y", "", TIMER.format("P1D")) + LATE,
        "y",
    ),
    (
        "event_subprocess_tied",
        by_event(TIMER.format("P1D"), loop="<bpmn:standardLoopCharacteristics/>"),
        "y",
    ),
    ("no_start_event", by_event("", kind="task"), "y"),
    ("bad_expression", by_event(MESSAGE, own("correlationKey", "a +")), "s"),
    ("unknown_name", by_event(MESSAGE, own("correlationKey", "nomer")), "s"),
    ("bad_time", by_event(TIMER.format("P3X")), "s"),
    ("unsupported_ad_hoc", around('<bpmn:adHocSubProcess id="x"/>'), "x"),
    ("unsupported_transaction", around(f'<bpmn:transaction id="x">{SUB}</bpmn:transaction>'), "x"),
    ("loop_unsupported", around(repeated("<bpmn:standardLoopCharacteristics/>")), "x"),
    (
        "repetition_unsupported",
        around(repeated("<bpmn:multiInstanceLoopCharacteristics/>")),
        "x",
    ),
    ("unsupported_conditional_event", around(catching("<bpmn:conditionalEventDefinition/>")), "x"),
    ("short_cycle", around(catching(CYCLE.replace("PT1H", "PT59S"))), "x"),
    ("unsupported_data_store", around(TASK, "isi") + '<bpmn:dataStoreReference id="d"/>', "d"),
    (
        "unsupported_shared_definition",
        around(catching("<bpmn:eventDefinitionRef>t</bpmn:eventDefinitionRef>")),
        "x",
    ),
    ("unsupported_quantity", around('<bpmn:task id="x" startQuantity="2"/>'), "x"),
    ("unsupported_element", around('<bpmn:task id="x"/>'), "x"),
    ("unsupported_event", around(catching("<bpmn:signalEventDefinition/>")), "x"),
    ("missing_reference", around(catching("<bpmn:messageEventDefinition/>")), "x"),
    (
        "bad_expression",
        around(catching(MESSAGE).replace(">", f">{own('correlationKey', 'a +')}", 1)),
        "x",
    ),
    (
        "unknown_name",
        around(catching(MESSAGE).replace(">", f">{own('correlationKey', 'nomer')}", 1)),
        "x",
    ),
    (
        "bad_variable_name",
        around(catching(MESSAGE).replace(">", f">{own('variables', 'isi, is-i')}", 1)),
        "x",
    ),
    (
        "misplaced_property",
        around(catching(TIMER.format("P1D")).replace(">", f">{own('variables', 'isi')}", 1)),
        "x",
    ),
    (
        "misplaced_property",
        message_start(own("correlationKey", "1")),
        "pesan",
    ),
    (
        "awaited_start_inside",
        inside_subprocess(SUB.replace("/>", f">{MESSAGE}</bpmn:startEvent>", 1)),
        "s",
    ),
    ("unsupported_event_gateway", waiting('instantiate="true"'), "x"),
    ("unsupported_event_gateway", waiting('eventGatewayType="Parallel"'), "x"),
    ("event_gateway_target", waiting() + flow("x", "selesai"), "x__selesai"),
    (
        "awaited_start_inside",
        inside_subprocess(SUB.replace("/>", f">{TIMER.format('P1D')}</bpmn:startEvent>", 1)),
        "s",
    ),
    ("start_timer_reads", timer_start("date(tgl) + batas"), "mulai"),
    ("missing_time", timer_start(""), "mulai"),
    ("bad_expression", timer_start("besok()"), "mulai"),
    ("bad_time", timer_start("P3X"), "mulai"),
    ("unsupported_event", around(catching(TIMER.format("P1D") * 2)), "x"),
    (
        "bad_target",
        around(
            user("").replace("/>", f">{EXTENDED.format(SLA.format('x', 'hk'))}</bpmn:userTask>")
        ),
        "x",
    ),
    (
        "bad_target",
        around(
            user("").replace("/>", f">{EXTENDED.format(SLA.format('2', 'hari'))}</bpmn:userTask>")
        ),
        "x",
    ),
    ("event_without_trigger", around(catching("")), "x"),
    ("missing_time", around(catching("<bpmn:timerEventDefinition/>")), "x"),
    ("bad_time", around(catching(TIMER.format("P3X"))), "x"),
    ("bad_time", around(catching(CYCLE.replace("PT1H", "P1X"))), "x"),
    ("juel", branching(YES.replace("nama =", "${nama} =="), NO, DEFAULT), "g__ya"),
    ("juel", around(user('camunda:candidateGroups="${peran}"')), "x"),
    ("equals_sign", branching(YES.replace("nama =", "= nama ="), NO, DEFAULT), "g__ya"),
    (
        "condition_not_feel",
        branching(YES.replace("Expression>n", 'Expression language="groovy">n'), NO, DEFAULT),
        "g__ya",
    ),
    ("bad_expression", branching(YES.replace("nama =", "nama = ="), NO, DEFAULT), "g__ya"),
    ("bad_expression", around(catching(TIMER.format("1 +"))), "x"),
    ("bad_expression", around(user('camunda:candidateGroups="= 1 +"')), "x"),
    ("bad_expression", around(script("1 +")), "x"),
    ("bad_expression", around(service(attributes='camunda:topic="= 1 +"')), "x"),
    (
        "bad_expression",
        around(
            '<bpmn:callActivity id="x" calledElement="uji">'
            + EXTENDED.format('<camunda:in target="a"/>')
            + "</bpmn:callActivity>"
        ),
        "x",
    ),
    (
        "bad_expression",
        around(
            service(
                "<camunda:inputOutput>"
                '<camunda:inputParameter name="a">1 +</camunda:inputParameter>'
                "</camunda:inputOutput>"
            )
        ),
        "x",
    ),
    (
        "bad_expression",
        around(
            service(
                "<camunda:inputOutput>"
                '<camunda:outputParameter name="a">1 +</camunda:outputParameter>'
                "</camunda:inputOutput>"
            )
        ),
        "x",
    ),
    (
        "bad_expression",
        around(
            '<bpmn:callActivity id="x" calledElement="uji">'
            + EXTENDED.format('<camunda:in sourceExpression="1 +" target="a"/>')
            + "</bpmn:callActivity>"
        ),
        "x",
    ),
    (
        "bad_expression",
        around(
            repeated('<bpmn:multiInstanceLoopCharacteristics camunda:collection="1 +"/>'),
        ),
        "x",
    ),
    (
        "bad_expression",
        around(
            repeated(
                '<bpmn:multiInstanceLoopCharacteristics camunda:collection="nama">'
                "<bpmn:completionCondition>1 +</bpmn:completionCondition>"
                "</bpmn:multiInstanceLoopCharacteristics>"
            ),
        ),
        "x",
    ),
    ("unknown_name", branching(YES.replace("nama =", "nma ="), NO, DEFAULT), "g__ya"),
    ("recursive_call", around('<bpmn:callActivity id="x" calledElement="uji"/>'), "x"),
    ("lane_incomplete", around(TASK, "isi"), "loket"),
]


@pytest.mark.parametrize(("code", "process", "element_id"), FOUND_IN_DIAGRAMS)
def test_a_fault_in_a_diagram_is_found_at_its_element(
    code: str, process: str, element_id: str
) -> None:
    bundle = package(process)
    if code == "lane_incomplete":
        bundle = package(f'{process}<bpmn:laneSet><bpmn:lane id="loket"/></bpmn:laneSet>')

    problems = found(bundle, code)

    assert element_id in [it.element_id for it in problems]
    assert all(it.file == "processes/uji/uji.bpmn" and it.line for it in problems)


@pytest.mark.parametrize(
    "process",
    [
        around(TASK, "isi"),
        branching(YES, NO, DEFAULT),
        branching(YES, flow("g", "tidak", inside=condition("not(nama = null)"))),
        around('<bpmn:exclusiveGateway id="x"/>')
        .replace(END, END + TASK)
        .replace(flow("mulai", "x"), chain("mulai", "isi", "x")),
        inside_subprocess(SUB)
        .replace(END, END + TASK)
        .replace(flow("mulai", "x"), chain("mulai", "isi", "x")),
        around(TASK, "isi") + BOUNDARY.format("isi", 'cancelActivity="false"', CYCLE) + LATE,
        by_event(TIMER.format("P1D")),
        by_event(CYCLE.replace("PT1H", "P1M")).replace('id="s"', 'id="s" isInterrupting="false"'),
        timer_start("tambah_hari_kerja(today(), 3)"),
        EVENT_GATEWAY.replace(chain("mulai", "x"), TASK + chain("mulai", "isi", "x")),
    ],
)
def test_a_sound_package_has_no_findings(process: str) -> None:
    problems = check(package(process))

    assert problems == []


@pytest.mark.parametrize(
    "process",
    [
        message_start(own("variables", "isi, asal")),
        waiting(),
        around(catching(own("correlationKey", "1") + MESSAGE)),
        message_start(own("variables", "isi"))
        + BOUNDARY.format("isi", "", own("correlationKey", "isi") + MESSAGE)
        + LATE,
        START.replace("mulai", "lain") + around(TASK, "isi") + flow("lain", "isi"),
        by_event(MESSAGE, own("variables", "isi")),
        by_event(MESSAGE, own("correlationKey", "1")),
        by_event(MESSAGE, own("role", "pemohon")),
    ],
)
def test_messages_that_can_be_waited_for_have_no_findings(process: str) -> None:
    asked = package(process, roots=MESSAGE_ROOT)

    assert [it for it in check(asked) if it.code != "unused_form"] == []


def test_two_start_events_do_not_wait_for_the_same_message() -> None:
    again = message_start("", "lagi").removeprefix(around(TASK, "isi"))

    problems = found(package(message_start() + again, roots=MESSAGE_ROOT), "same_message_start")

    assert [(it.element_id, it.facts["message"]) for it in problems] == [("lagi", "kabar")]


def test_a_blank_name_is_no_name() -> None:
    nameless = package(waiting(), roots=MESSAGE_ROOT.replace("kabar", " "))

    assert [it.element_id for it in found(nameless, "nameless")] == ["m"]


@pytest.mark.parametrize(
    ("code", "severity"),
    [
        ("unnamed_branch", Severity.WARNING),
        ("flow_without_id", Severity.WARNING),
        ("default_with_condition", Severity.WARNING),
        ("equals_sign", Severity.WARNING),
        ("ignored_extension", Severity.WARNING),
        ("missing_condition", Severity.ERROR),
        ("unreachable", Severity.ERROR),
    ],
)
def test_only_errors_forbid_deployment(code: str, severity: Severity) -> None:
    process = next(it for name, it, _ in FOUND_IN_DIAGRAMS if name == code)

    assert {it.severity for it in found(package(process), code)} == {severity}


def test_a_file_that_is_missing_is_named() -> None:
    problems = check(Bundle("uji", {}))

    assert [(it.code, it.file) for it in problems] == [
        ("no_standard", "processes/uji/standar.yaml"),
        ("no_diagram_file", "processes/uji/uji.bpmn"),
    ]


def test_a_file_without_a_process_is_named() -> None:
    problems = found(Bundle("uji", files(f"{HEAD}</bpmn:definitions>")), "no_process")

    assert [it.line for it in problems] == [1]


@pytest.mark.parametrize(
    ("attributes", "code"),
    [
        ('id="lain" isExecutable="true"', "process_id_mismatch"),
        ('id="uji" isExecutable="false"', "not_executable"),
        ('id="uji"', "not_executable"),
    ],
)
def test_a_process_must_fit_its_package(attributes: str, code: str) -> None:
    problems = found(package(around(TASK, "isi"), attributes=attributes), code)

    assert len(problems) == 1


def test_a_second_process_is_pointed_out() -> None:
    second = '<bpmn:process id="kedua" isExecutable="true"/>'

    problems = found(package(around(TASK, "isi"), roots=second), "several_processes")

    assert [it.element_id for it in problems] == ["kedua"]


@pytest.mark.parametrize("kind", ["message", "signal"])
def test_a_message_needs_a_name(kind: str) -> None:
    problems = found(package(around(TASK, "isi"), roots=f'<bpmn:{kind} id="m"/>'), "nameless")

    assert [it.element_id for it in problems] == ["m"]


def test_a_message_path_is_refused_as_code() -> None:
    path = "<bpmn:correlationProperty><bpmn:messagePath/></bpmn:correlationProperty>"

    problems = found(package(around(TASK, "isi"), roots=path), "python_message_path")

    assert len(problems) == 1


def test_a_member_of_a_lane_must_exist() -> None:
    diagram = document(around(TASK, "isi")).replace("Ref>isi<", "Ref>hilang<")

    problems = found(Bundle("uji", files(diagram)), "dangling_reference")

    assert [it.facts["target"] for it in problems] == ["hilang"]


def test_an_error_event_may_catch_every_error() -> None:
    error = BOUNDARY.format("isi", "", "<bpmn:errorEventDefinition/>") + LATE

    assert found(package(around(TASK, "isi") + error), "missing_reference") == []


def test_a_reference_may_carry_a_namespace_prefix() -> None:
    process = around(catching('<bpmn:messageEventDefinition messageRef="tns:m"/>'))

    problems = found(
        package(process, roots='<bpmn:message id="m" name="M"/>'), "dangling_reference"
    )

    assert problems == []


def test_a_user_task_needs_a_lane_or_candidates() -> None:
    without_lanes = package(around(TASK, "isi"), lanes=False)
    with_candidates = package(around(user('camunda:candidateGroups="loket"')), lanes=False)

    assert [it.element_id for it in found(without_lanes, "no_role")] == ["isi"]
    assert found(with_candidates, "no_role") == []


def test_a_step_outside_all_lanes_is_pointed_out() -> None:
    diagram = document(around(TASK, "isi")).replace("<bpmn:flowNodeRef>isi</bpmn:flowNodeRef>", "")

    problems = found(Bundle("uji", files(diagram)), "outside_lanes")

    assert [(it.element_id, it.severity) for it in problems] == [("isi", Severity.WARNING)]


def test_what_is_not_drawn_is_pointed_out() -> None:
    diagram = document(around(TASK, "isi"))
    half = diagram.replace('<bpmndi:BPMNShape bpmnElement="isi"/>', "")
    none = diagram.replace("bpmndi:BPMNPlane", "bpmndi:Lain")

    assert [it.element_id for it in found(Bundle("uji", files(half)), "no_shape")] == ["isi"]
    assert len(found(Bundle("uji", files(none)), "no_drawing")) == 1


def test_an_unknown_topic_comes_with_a_suggestion() -> None:
    bundle = package(
        around(service(attributes='camunda:type="external" camunda:topic="surat-pdv"'))
    )

    problems = [
        it for it in check(bundle, topics=frozenset({"surat-pdf"})) if it.code == "unknown_topic"
    ]

    assert [it.facts["suggestion"] for it in problems] == ["surat-pdf"]


def test_a_known_topic_is_fine() -> None:
    problems = check(package(around(service())), topics=frozenset({"t"}))

    assert [it.code for it in problems] == ["unused_form"]


def test_a_topic_may_be_an_expression() -> None:
    bundle = package(around(service(attributes='camunda:type="external" camunda:topic="= nama"')))

    assert [it.code for it in check(bundle, topics=frozenset())] == ["unused_form"]


def test_what_the_engine_itself_refuses_is_found_last() -> None:
    names = [f"n{number}" for number in range(600)]
    tasks = "".join(TASK.replace('"isi"', f'"{name}"') for name in names)
    bundle = package(START + tasks + END + chain("mulai", *names, "selesai"))

    assert [it.code for it in check(bundle)] == ["engine_refused"]


def test_an_unknown_name_comes_with_a_suggestion() -> None:
    bundle = package(branching(YES.replace("nama =", "nma ="), NO, DEFAULT))

    problems = found(bundle, "unknown_name")

    assert [(it.facts["unknown"], it.facts["suggestion"]) for it in problems] == [("nma", "nama")]


PROPERTY = '<camunda:properties><camunda:property name="alur:{}" value="{}"/></camunda:properties>'


@pytest.mark.parametrize(
    "definition",
    [
        EXTENDED.format(PROPERTY.format("inputs", "lain, kunci")),
        EXTENDED.format(PROPERTY.format("inputs", "kunci")),
        script("1").replace("hasil", "kunci"),
        service(
            "<camunda:inputOutput><camunda:outputParameter name='kunci'/></camunda:inputOutput>"
        ),
        repeated(EXTENDED.format(PROPERTY.format("counter", "kunci"))),
        repeated(
            '<bpmn:multiInstanceLoopCharacteristics camunda:collection="nama"'
            ' camunda:elementVariable="kunci"/>'
        ),
        repeated(
            "<bpmn:multiInstanceLoopCharacteristics>"
            '<bpmn:inputDataItem id="kunci"/></bpmn:multiInstanceLoopCharacteristics>'
        ),
        '<bpmn:callActivity id="x">'
        + EXTENDED.format('<camunda:out source="a" target="kunci"/>')
        + "</bpmn:callActivity>",
    ],
)
def test_a_name_may_be_defined_anywhere_in_the_procedure(definition: str) -> None:
    process = branching(YES.replace("nama =", "kunci ="), NO, DEFAULT)

    assert found(package(process), "unknown_name") != []
    assert found(package(process + definition), "unknown_name") == []


def called(*, returns: str) -> Bundle:
    call = '<bpmn:callActivity id="x" calledElement="com_bantu">' + EXTENDED.format(
        f'<camunda:out source="{returns}" target="hasil"/>'
    )
    inner = document(around(TASK, "isi"), attributes='id="com_bantu" isExecutable="true"')
    own = files(document(around(f"{call}</bpmn:callActivity>").replace(END, END)))
    return Bundle(
        "uji",
        {
            **own,
            "processes/com-bantu/com-bantu.bpmn": inner,
            "forms/com-bantu/f_isi.form": form(field("jawaban")),
        },
    )


def test_what_a_called_procedure_hands_back_must_be_defined_there() -> None:
    assert found(called(returns="jawaban"), "unknown_name") == []
    assert [it.facts["unknown"] for it in found(called(returns="jawab"), "unknown_name")] == [
        "jawab"
    ]


def test_procedures_that_call_each_other_are_refused() -> None:
    call = around('<bpmn:callActivity id="x" calledElement="{}"/>')
    bundle = Bundle(
        "uji",
        {
            **files(document(call.format("com_b"))),
            "processes/com-b/com-b.bpmn": document(
                call.format("uji"), attributes='id="com_b" isExecutable="true"'
            ),
        },
    )

    assert {it.file for it in found(bundle, "recursive_call")} == {
        "processes/uji/uji.bpmn",
        "processes/com-b/com-b.bpmn",
    }


def test_one_bad_file_does_not_hide_the_problems_of_another() -> None:
    bundle = Bundle(
        "uji",
        {
            **files("<rusak", asked="{", standard="judul: ["),
            "forms/uji/f_lain.form": form(field("pin"), form_id="f_lain"),
            "processes/com-b/com-b.bpmn": document("", attributes='id="com_b"'),
        },
    )

    codes = {it.code for it in check(bundle)}

    assert codes >= {
        "xml_broken",
        "form_broken",
        "standard_broken",
        "form_key_forbidden",
        "no_start_event",
    }


def test_problems_are_sorted_by_file_and_line() -> None:
    bundle = Bundle("uji", files(document(TASK + "\n" + END), asked="{", standard="sk: 1"))

    places = [(it.file, it.line or 0) for it in check(bundle)]

    assert places == sorted(places)
    assert len(set(places)) > 3


@pytest.mark.parametrize(
    ("standard", "code", "line"),
    [
        ("judul: [", "standard_broken", 1),
        ("judul: 1\nkode: *x", "standard_broken", 2),
        ("- daftar", "standard_broken", 1),
        ("\0", "standard_broken", 1),
        ("x" * 1_000_001, "standard_broken", 1),
        (STANDARD.replace("kode: UJI", "kode:"), "standard_incomplete", 2),
        (STANDARD.replace("judul: Uji\n", ""), "standard_incomplete", 1),
        (STANDARD.replace("  nomor: 1/2026\n", ""), "standard_without_decree", 3),
        (STANDARD.replace("  nomor: 1/2026\n", "  nomor: ''\n"), "standard_without_decree", 3),
    ],
)
def test_a_faulty_standard_is_pointed_out(standard: str, code: str, line: int) -> None:
    bundle = Bundle("uji", files(document(around(TASK, "isi")), standard=standard))

    assert [it.line for it in found(bundle, code)] == [line]


def test_a_standard_may_say_why_it_names_no_decree() -> None:
    remark = STANDARD.replace("  nomor: 1/2026\n", "  keterangan: Naskahnya tidak menyebut SK.\n")
    bundle = Bundle("uji", files(document(around(TASK, "isi")), standard=remark))

    assert found(bundle, "standard_without_decree") == []


def test_a_shared_procedure_needs_no_standard() -> None:
    assert found(Bundle("com-bantu", {}), "no_standard") == []


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_no_mutilated_package_makes_the_checks_raise(data: st.DataObject) -> None:
    whole = document(branching(YES, NO, DEFAULT) + script("1 + 1") + service())
    start = data.draw(st.integers(0, len(whole)))
    length = data.draw(st.integers(0, 40))
    put_in = data.draw(st.text(alphabet='<>/="& a$={}', max_size=8))
    diagram = whole[:start] + put_in + whole[start + length :]

    problems = check(Bundle("uji", files(diagram)))

    assert all(it.code and it.file for it in problems)
