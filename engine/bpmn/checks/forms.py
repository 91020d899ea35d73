"""Checks the forms of a package: their ids, components, keys and patterns."""

import re
from collections.abc import Iterator

from engine.bpmn.checks.components import CONTAINERS, FIELDS, TYPES, Component, components
from engine.bpmn.checks.package import Form, Package
from engine.bpmn.checks.patterns import differing_parts, is_broken, is_too_slow
from engine.domain.problem import Problem
from engine.feel import BUILTINS

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*", re.ASCII)
_FEEL_WORDS = frozenset(
    {
        *("and", "or", "not", "in", "if", "then", "else", "for", "return", "some", "every"),
        *("satisfies", "between", "true", "false", "null", "function", "instance", "of"),
    }
)
# `typename` makes a saved case unreadable to SpiffWorkflow; secrets must never be asked for.
_FORBIDDEN = re.compile(r"^(typename|self|__.*)$|(^|_)(pin|otp|cvv)(_|$)", re.IGNORECASE)


def check_forms(package: Package) -> Iterator[Problem]:
    """Yield what is wrong with the forms that can be read."""
    for form in package.forms:
        yield from _identity(form)
        yield from _duplicates(form)
        for component in components(form):
            yield from _component(form, component)


def _identity(form: Form) -> Iterator[Problem]:
    if form.schema.get("id") != form.form_id:
        yield form.error("form_id_mismatch", found=form.schema.get("id"), expected=form.form_id)
    if not isinstance(form.schema.get("components"), list):
        yield form.error("form_without_components")


def _duplicates(form: Form) -> Iterator[Problem]:
    seen: set[str] = set()
    for component in components(form):
        if component.kind in FIELDS and component.key:
            if component.path in seen:
                yield form.error("form_duplicate_key", key=component.path)
            seen.add(component.path)


def _component(form: Form, component: Component) -> Iterator[Problem]:
    if component.kind not in TYPES:
        yield form.error("form_unknown_type", type=component.kind, label=component.label)
    if component.kind in FIELDS | CONTAINERS:
        yield from _key(form, component)
        yield from _pattern(form, component)
        yield from _lock(form, component)


def _key(form: Form, component: Component) -> Iterator[Problem]:
    facts = {"key": component.key, "label": component.label}
    parts = component.key.split(".") if component.key else []
    if not parts and component.kind != "group":
        yield form.error("form_key_missing", **facts)
    if any(not _NAME.fullmatch(it) or it in _FEEL_WORDS for it in parts):
        yield form.error("form_key_invalid", **facts)
    if any(_FORBIDDEN.search(it) for it in parts):
        yield form.error("form_key_forbidden", **facts)
    # While such a question has no answer, its name means the function in the browser.
    if parts and not component.prefix and parts[0] in BUILTINS.by_name:
        yield form.error("form_key_function", **facts)


def _pattern(form: Form, component: Component) -> Iterator[Problem]:
    pattern = component.section("validate").get("pattern")
    if not isinstance(pattern, str) or not pattern:
        return
    facts = {"key": component.path, "label": component.label}
    differing = differing_parts(pattern)
    for part in differing:
        yield form.error("form_pattern_differs", part=part, **facts)
    # What only one of the two can read is named above, and says more.
    if not differing and is_broken(pattern):
        yield form.error("form_pattern_broken", pattern=pattern, **facts)
    elif not differing and is_too_slow(pattern):
        yield form.error("form_pattern_slow", pattern=pattern, **facts)


def _lock(form: Form, component: Component) -> Iterator[Problem]:
    """The browser asks for an answer even where it lets nobody give one."""
    if component.facts.get("readonly") and component.section("validate").get("required") is True:
        yield form.warning("form_locked_required", key=component.path, label=component.label)
