"""Read tasks, subprocesses and call activities with their `camunda:` extensions."""

from typing import Any

from SpiffWorkflow.bpmn.parser.task_parsers import SubprocessParser

from engine.bpmn import decision_results, xml
from engine.bpmn.calls import Mapped
from engine.bpmn.decision_files import DecisionFiles
from engine.bpmn.formulas import Formula
from engine.bpmn.reading import FaultyFilesError, Reader
from engine.domain.snapshot import Target

# The only binding (`camunda:decisionRefBinding`) that a version can keep.
BOUND = "deployment"


class UserTaskReader(Reader):
    def details(self) -> dict[str, Any]:
        return {
            "role": self._role(),
            "form_id": self.extension("formRef"),
            "target": target_of(self),
            "counter": xml.own_property(self.node, "counter") or None,
            "detail": self._detail(),
            "results": self.formulas(xml.output_parameters(self.node)),
        }

    def _detail(self) -> Formula | None:
        text = xml.own_property(self.node, "detail")
        return self.formula(text) if text else None

    def _role(self) -> str | Formula:
        """Return the first candidate group, else the innermost lane."""
        role = self.literal_or_formula(self.extension("candidateGroups") or self.lane or "")
        return role.split(",")[0].strip() if isinstance(role, str) else role


def target_of(reader: Reader) -> Target | None:
    """Return how long the activity may take, None when the diagram does not say."""
    amount = xml.own_property(reader.node, "slaTarget")
    unit = xml.own_property(reader.node, "slaUnit")
    if not amount:
        return None
    try:
        return Target(amount=float(amount), unit=unit or "")
    except ValueError as error:
        raise reader.refused("bad_target", value=amount) from error


class ScriptTaskReader(Reader):
    def details(self) -> dict[str, Any]:
        if self.node.get("scriptFormat", "").lower() != "feel":
            raise self.refused("script_not_feel", format=self.node.get("scriptFormat"))
        return {
            "variable": self.required("resultVariable"),
            "formula": self.formula(xml.child_text(self.node, "script")),
        }


class ServiceTaskReader(Reader):
    def details(self) -> dict[str, Any]:
        if self.extension("type") != "external":
            raise self.refused("service_not_external")
        return {
            "topic": self.literal_or_formula(self.required("topic")),
            "arguments": self.formulas(xml.input_parameters(self.node)),
            "results": self.formulas(xml.output_parameters(self.node)),
        }


class BusinessRuleTaskReader(Reader):
    def details(self) -> dict[str, Any]:
        files: DecisionFiles = self.process_parser.parser.decision_files(self.node)
        if files.errors:
            raise FaultyFilesError(files.errors)
        return {
            "files": files,
            "ref": self._ref(files),
            "variable": self.required("resultVariable"),
            "mapping": self._mapping(),
            "arguments": self.formulas(xml.input_parameters(self.node)),
            "results": self.formulas(xml.output_parameters(self.node)),
        }

    def _ref(self, files: DecisionFiles) -> str | Formula:
        """Return the decision's id, or what chooses it; a version holds all that it may use."""
        binding = self.extension("decisionRefBinding") or BOUND
        if binding != BOUND:
            raise self.refused("decision_binding", binding=binding)
        ref = self.literal_or_formula(self.required("decisionRef"))
        if isinstance(ref, str) and files.holding(ref) is None:
            raise self.refused("missing_decision", decision=ref)
        return ref

    def _mapping(self) -> str:
        mapping = self.extension("mapDecisionResult") or decision_results.DEFAULT
        if mapping not in decision_results.MAPPINGS:
            raise self.refused("unknown_mapping", mapping=mapping)
        return mapping


class SubProcessReader(Reader):
    def details(self) -> dict[str, Any]:
        if xml.is_event_subprocess(self.node):
            raise self.refused("event_subprocess_tied")
        return {
            "subworkflow_spec": SubprocessParser.get_subprocess_spec(self),
            "target": target_of(self),
        }


class CallActivityReader(Reader):
    def details(self) -> dict[str, Any]:
        return {
            "subworkflow_spec": SubprocessParser.get_call_activity_spec(self),
            "target": target_of(self),
            "taken": self._mapped("in"),
            "given": self._mapped("out"),
        }

    def _mapped(self, direction: str) -> Mapped:
        found = list(xml.extensions(self.node, direction))
        return Mapped(
            everything=any(it.get("variables") == "all" for it in found),
            sources={it.get("target", ""): self._source(it) for it in found if it.get("target")},
        )

    def _source(self, node: xml.Element) -> str | Formula:
        return node.get("source") or self.formula(node.get("sourceExpression"))
