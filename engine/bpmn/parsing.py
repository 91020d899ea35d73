"""Compiles the diagrams of a bundle into a process."""

from collections.abc import Mapping
from typing import Any

from SpiffWorkflow.bpmn.parser.BpmnParser import BpmnParser
from SpiffWorkflow.bpmn.parser.ProcessParser import ProcessParser
from SpiffWorkflow.bpmn.parser.ValidationException import ValidationException
from SpiffWorkflow.bpmn.specs.bpmn_process_spec import BpmnProcessSpec

from engine.bpmn import activity_readers, flow_readers, mending, xml
from engine.bpmn.activities import ScriptTask, ServiceTask, UserTask
from engine.bpmn.calls import CallActivity, SubProcess
from engine.bpmn.catching import BoundaryEvent, CatchEvent
from engine.bpmn.decision_files import DecisionFiles, read_decision_files
from engine.bpmn.event_subprocess_readers import EventSubProcessReader
from engine.bpmn.events import Beginning, EndEvent, StartEvent
from engine.bpmn.gateways import (
    EventGateway,
    ExclusiveGateway,
    InclusiveGateway,
    ParallelGateway,
)
from engine.bpmn.process import Process
from engine.bpmn.reading import FaultyFilesError, RefusedError
from engine.bpmn.rule_tasks import BusinessRuleTask
from engine.bpmn.xml import UnreadableXmlError, bpmn
from engine.domain.bundle import Bundle
from engine.domain.errors import InvalidPackageError
from engine.domain.problem import Problem


def compile_process(bundle: Bundle) -> Process:
    """Return the process that cases of `bundle` run on.

    Raises InvalidPackageError with the first thing that cannot be run.
    """
    parser = BundleParser(bundle)
    for path, text in bundle.diagrams():
        _read(parser, path, text)
    try:
        return _compile(parser, bundle)
    except ValidationException as refused:
        raise _invalid(parser, refused, default=bundle.key) from refused


class ProcedureSpec(BpmnProcessSpec):
    """A process or embedded subprocess; `process_id` is that of the process around it."""

    def __init__(self, *, process_id: str, **attributes: Any) -> None:
        super().__init__(**attributes)
        self.process_id = process_id
        del self.task_specs["Start"]
        self.start: Any = Beginning(self, "Start")


class ProcedureParser(ProcessParser):
    """Reads one process or embedded subprocess."""

    def create_spec(self) -> ProcedureSpec:
        super().create_spec()
        return ProcedureSpec(
            process_id=_process_id(self.node),
            name=self.bpmn_id,
            description=self.get_name(),
            filename=self.filename,
        )

    def add_tasks(self) -> None:
        """Parse what the start events lead to, and event subprocesses, which no flow reaches."""
        starts = list(self.node.iterchildren(bpmn("startEvent")))
        if not starts:
            raise ValidationException("no start event", node=self.node, file_name=self.filename)
        for node in starts:
            self.parse_node(node)
        for node in filter(xml.is_event_subprocess, self.node.iterchildren(bpmn("subProcess"))):
            reader = EventSubProcessReader(self, SubProcess, node, self.nsmap, lane=self.lane)
            reader.parse_node()


def _process_id(node: xml.Element) -> str:
    line = (node, *node.iterancestors())
    return next(it.get("id", "") for it in line if it.tag == bpmn("process"))


class BundleParser(BpmnParser):
    """Knows the elements that we run, and no others.

    SpiffWorkflow's own indexes of lanes and positions are not used: they are kept by the address
    of a diagram's root, and would order sequence flows by where they are drawn.
    """

    PROCESS_PARSER_CLASS = ProcedureParser
    PARSER_CLASSES: Mapping[str, tuple[type, type]] = {
        bpmn("businessRuleTask"): (activity_readers.BusinessRuleTaskReader, BusinessRuleTask),
        bpmn("boundaryEvent"): (flow_readers.BoundaryReader, BoundaryEvent),
        bpmn("callActivity"): (activity_readers.CallActivityReader, CallActivity),
        bpmn("endEvent"): (flow_readers.EndEventReader, EndEvent),
        bpmn("eventBasedGateway"): (flow_readers.EventGatewayReader, EventGateway),
        bpmn("exclusiveGateway"): (flow_readers.ChoiceReader, ExclusiveGateway),
        bpmn("inclusiveGateway"): (flow_readers.ChoiceReader, InclusiveGateway),
        bpmn("intermediateCatchEvent"): (flow_readers.CatchReader, CatchEvent),
        bpmn("parallelGateway"): (flow_readers.GatewayReader, ParallelGateway),
        bpmn("scriptTask"): (activity_readers.ScriptTaskReader, ScriptTask),
        bpmn("serviceTask"): (activity_readers.ServiceTaskReader, ServiceTask),
        bpmn("startEvent"): (flow_readers.StartEventReader, StartEvent),
        bpmn("subProcess"): (activity_readers.SubProcessReader, SubProcess),
        bpmn("userTask"): (activity_readers.UserTaskReader, UserTask),
    }

    def __init__(self, bundle: Bundle) -> None:
        super().__init__()
        self.paths: dict[xml.Element, str] = {}
        self._bundle = bundle
        self.decisions: dict[str, DecisionFiles] = {}

    def add(self, root: xml.Element, *, path: str) -> None:
        """Add a diagram and keep it alive until everything is compiled."""
        self.paths[root] = path
        mending.mend(root)
        self._add_processes(root, path)

    def decision_files(self, node: xml.Element) -> DecisionFiles:
        """Return the decisions of the package that the element stands in, read once."""
        process_id = _process_id(node)
        if process_id not in self.decisions:
            self.decisions[process_id] = read_decision_files(self._bundle, process_id)
        return self.decisions[process_id]

    def get_document_lanes(self, root: xml.Element) -> dict[str, str]:
        return mending.lanes(root)

    def get_document_positions(self, _root: xml.Element) -> dict[str, Any]:
        return {}


def _read(parser: BundleParser, path: str, text: str) -> None:
    try:
        parser.add(xml.read_xml(text), path=path)
    except UnreadableXmlError as error:
        problem = Problem(code=error.code, file=path, line=error.line)
        raise InvalidPackageError([problem]) from error
    except ValidationException as refused:
        raise _invalid(parser, refused, default=path) from refused


def _compile(parser: BundleParser, bundle: Bundle) -> Process:
    spec = parser.get_spec(bundle.process_id)
    inner = parser.get_subprocess_specs(bundle.process_id)
    _refuse_cycles(spec, inner, callers=(), checked=set())
    return Process(key=bundle.key, spec=spec, inner=inner, decisions=parser.decisions)


def _refuse_cycles(
    spec: Any, inner: Mapping[str, Any], *, callers: tuple[str, ...], checked: set[str]
) -> None:
    """Refuse a procedure that calls itself, through whichever others: it would never end."""
    if spec.name in callers:
        raise ValidationException("call cycle", file_name=spec.file, id=callers[-1])
    if spec.name not in checked:
        checked.add(spec.name)
        for called in {it.spec for it in spec.task_specs.values() if isinstance(it, SubProcess)}:
            _refuse_cycles(inner[called], inner, callers=(*callers, spec.name), checked=checked)


def _invalid(
    parser: BundleParser, refused: ValidationException, *, default: str
) -> InvalidPackageError:
    if isinstance(refused, FaultyFilesError):
        return InvalidPackageError(refused.problems)
    if isinstance(refused, RefusedError):
        return InvalidPackageError([_own_problem(parser, refused)])
    path, element_id = refused.file_name or default, refused.id or None
    facts = {"reason": str(refused)}
    line = _line(parser, path, element_id)
    problem = Problem(
        code="engine_refused", file=path, line=line, element_id=element_id, facts=facts
    )
    return InvalidPackageError([problem])


def _own_problem(parser: BundleParser, refused: RefusedError) -> Problem:
    return Problem(
        code=refused.code,
        file=parser.paths[refused.node.getroottree().getroot()],
        line=xml.line_of(refused.node),
        element_id=refused.node.get("id"),
        facts=refused.facts,
    )


def _line(parser: BundleParser, path: str, element_id: str | None) -> int | None:
    """Return the element's line, which SpiffWorkflow's own refusals do not tell."""
    roots = [root for root, its_path in parser.paths.items() if its_path == path]
    found = (it for root in roots for it in root.iter() if it.get("id") == element_id)
    return next((xml.line_of(it) for it in found if element_id), None)
