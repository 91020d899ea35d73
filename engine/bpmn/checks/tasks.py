"""Checks that every task says what it needs to be done: form, role, topic, script, result."""

import re
from collections.abc import Iterator
from difflib import get_close_matches

from engine.bpmn.checks.diagram import Diagram
from engine.bpmn.checks.package import Package
from engine.bpmn.xml import Element, child_text, extension_attribute, own_property
from engine.domain.problem import Problem

# Working days, hours and minutes; how long an activity may take.
UNITS = ("hk", "jam", "menit")
TIMED = ("userTask", "callActivity", "subProcess")
_AMOUNT = re.compile(r"[0-9]{1,4}(\.[0-9]{1,2})?")


def check_tasks(package: Package) -> Iterator[Problem]:
    """Yield incomplete user, service and script tasks, and forms that nobody asks for."""
    for diagram in package.diagrams:
        for task in diagram.named("userTask"):
            yield from _form(package, diagram, task)
            yield from _role(diagram, task)
        for activity in diagram.named(*TIMED):
            yield from _target(diagram, activity)
        for task in diagram.named("serviceTask"):
            yield from _topic(package, diagram, task)
        for task in diagram.named("scriptTask"):
            yield from _script(diagram, task)
    yield from _unused_forms(package)


def used_form(element: Element) -> str | None:
    """Return the id of the form that a user task or start event asks for."""
    return extension_attribute(element, "formRef")


def _form(package: Package, diagram: Diagram, task: Element) -> Iterator[Problem]:
    form_id = used_form(task)
    if not form_id:
        yield diagram.error("no_form", task)
    elif not package.has_form(diagram.slug, form_id):
        yield diagram.error("missing_form", task, form=form_id, folder=f"forms/{diagram.slug}")


def _role(diagram: Diagram, task: Element) -> Iterator[Problem]:
    around = (task, *task.iterancestors())
    in_lane = any(it.get("id") in diagram.lane_members for it in around)
    if not in_lane and not extension_attribute(task, "candidateGroups"):
        yield diagram.error("no_role", task)


def _target(diagram: Diagram, task: Element) -> Iterator[Problem]:
    amount, unit = own_property(task, "slaTarget"), own_property(task, "slaUnit")
    if amount and (not _AMOUNT.fullmatch(amount) or unit not in UNITS):
        yield diagram.error("bad_target", task, value=f"{amount} {unit or ''}".strip())


def _topic(package: Package, diagram: Diagram, task: Element) -> Iterator[Problem]:
    topic = extension_attribute(task, "topic")
    if extension_attribute(task, "type") != "external" or not topic:
        yield diagram.error("no_topic", task)
    elif package.topics is not None and topic not in package.topics and not topic.startswith("="):
        close = get_close_matches(topic, sorted(package.topics), n=1)
        yield diagram.error("unknown_topic", task, topic=topic, suggestion="".join(close))


def _script(diagram: Diagram, task: Element) -> Iterator[Problem]:
    language = task.get("scriptFormat", "")
    # Python has its own, sharper finding.
    if language.lower() not in ("feel", "python"):
        yield diagram.error("script_not_feel", task, language=language)
    if not child_text(task, "script"):
        yield diagram.error("no_script", task)
    if not extension_attribute(task, "resultVariable"):
        yield diagram.error("no_result_variable", task)


def _unused_forms(package: Package) -> Iterator[Problem]:
    used = {
        (diagram.slug, used_form(element))
        for diagram in package.diagrams
        for element in diagram.named("userTask", "startEvent")
    }
    for form in package.forms:
        if (form.slug, form.form_id) not in used:
            yield form.warning("unused_form", form=form.form_id)
