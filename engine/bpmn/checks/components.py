"""Walks the fields of a form-js form."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from engine.bpmn.checks.package import Form

FIELDS = frozenset(
    {
        "textfield",
        "textarea",
        "number",
        "datetime",
        "expression",
        "filepicker",
        "checkbox",
        "checklist",
        "radio",
        "select",
        "taglist",
    }
)
SHOWN = frozenset(
    {
        "text",
        "html",
        "image",
        "table",
        "documentPreview",
        "spacer",
        "separator",
        "button",
        "iframe",
    }
)
CONTAINERS = frozenset({"group", "dynamiclist"})
TYPES = FIELDS | SHOWN | CONTAINERS


@dataclass(frozen=True)
class Component:
    """One component; `prefix` is the path, with its dot, of the list or group around it."""

    facts: Mapping[str, Any]
    prefix: str = ""

    @property
    def kind(self) -> str:
        """The component's type, empty if it has none."""
        return self.text("type")

    @property
    def key(self) -> str:
        """The key of a field, or the path of a container; empty if there is none."""
        return self.text("path" if self.kind in CONTAINERS else "key")

    @property
    def path(self) -> str:
        """The key with the paths around it."""
        return self.prefix + self.key

    @property
    def label(self) -> str:
        """What an analyst recognises the component by."""
        labels = (self.text(name) for name in ("label", "dateLabel", "timeLabel"))
        return next(filter(None, labels), "") or self.path or self.text("id")

    def text(self, name: str) -> str:
        """Return a property of the component if it is a text, or an empty text."""
        value = self.facts.get(name)
        return value if isinstance(value, str) else ""

    def section(self, name: str) -> Mapping[str, Any]:
        """Return a property of the component if it is an object, or an empty one."""
        value = self.facts.get(name)
        return value if isinstance(value, dict) else {}

    def children(self) -> Iterator["Component"]:
        """Yield the components inside; what is no object becomes a component without type."""
        prefix = f"{self.path}." if self.kind in CONTAINERS and self.key else self.prefix
        inside = self.facts.get("components")
        for facts in inside if isinstance(inside, list) else ():
            yield Component(facts if isinstance(facts, dict) else {}, prefix)


def components(form: Form) -> Iterator[Component]:
    """Yield all components of a form, outer ones before those inside."""
    waiting = [Component(form.schema)]
    while waiting:
        component = waiting.pop()
        if component.facts is not form.schema:
            yield component
        waiting.extend(reversed(tuple(component.children())))


def root_names(form: Form) -> frozenset[str]:
    """Return the names of the variables that a filled-in form defines."""
    paths = (it.path for it in components(form) if it.kind in FIELDS | CONTAINERS)
    return frozenset(path.split(".")[0] for path in paths if path)
