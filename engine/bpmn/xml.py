"""Reads BPMN XML that strangers wrote, and finds its way around in it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias, cast

from lxml import etree

Element: TypeAlias = etree._Element  # noqa: SLF001 -- lxml's public name for a node's type

BPMN_NS = "http://www.omg.org/spec/BPMN/20100524/MODEL"
BPMNDI_NS = "http://www.omg.org/spec/BPMN/20100524/DI"
DC_NS = "http://www.omg.org/spec/DD/20100524/DC"
DI_NS = "http://www.omg.org/spec/DD/20100524/DI"
XSI_NS = "http://www.w3.org/2001/XMLSchema-instance"
CAMUNDA_NS = "http://camunda.org/schema/1.0/bpmn"
OPERATON_NS = "http://operaton.org/schema/1.0/bpmn"
SPIFF_NS = "http://spiffworkflow.org/bpmn/schema/1.0/core"
EXTENSION_NS = (CAMUNDA_NS, OPERATON_NS)
OWN_PREFIX = "alur:"

MAX_BYTES = 5 * 1024 * 1024
MAX_MARKUP = 200_000
_DOCTYPE = re.compile(r"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)


class UnreadableXmlError(Exception):
    """The text is refused: `code` is `xml_too_large`, `xml_doctype` or `xml_broken`."""

    def __init__(self, code: str, *, line: int | None = None, reason: str = "") -> None:
        super().__init__(f"{code}: {reason}")
        self.code, self.line, self.reason = code, line, reason


@dataclass(frozen=True, kw_only=True, slots=True)
class Parameter:
    """A `camunda:inputParameter` or `camunda:outputParameter` with its text."""

    name: str
    text: str
    line: int | None


def read_xml(text: str) -> Element:
    """Return the root element; every element knows its `sourceline`.

    Raises UnreadableXmlError for text of more than 5 MB or 200 000 tags, for document types and
    entities of any kind, and for text that is no well-formed XML. Nothing is fetched.
    """
    encoded = text.encode(errors="surrogatepass")
    _refuse_size(encoded)
    _refuse_doctype(text)
    try:
        return etree.fromstring(encoded, _parser())
    except etree.XMLSyntaxError as error:
        raise UnreadableXmlError("xml_broken", line=error.lineno, reason=error.msg) from error


def _refuse_size(encoded: bytes) -> None:
    if len(encoded) > MAX_BYTES or encoded.count(b"<") > MAX_MARKUP:
        raise UnreadableXmlError("xml_too_large")


def _refuse_doctype(text: str) -> None:
    if found := _DOCTYPE.search(text):
        raise UnreadableXmlError("xml_doctype", line=text.count("\n", 0, found.start()) + 1)


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def bpmn(name: str) -> str:
    """Return the qualified tag of a BPMN element."""
    return f"{{{BPMN_NS}}}{name}"


def local_name(element: Element) -> str:
    """Return the tag without its namespace."""
    return etree.QName(element).localname


def is_bpmn(element: Element) -> bool:
    """Tell whether the element belongs to the BPMN model."""
    return etree.QName(element).namespace == BPMN_NS


def is_event_subprocess(element: Element) -> bool:
    """Tell a subprocess that an event begins from one that flows lead to."""
    return element.get("triggeredByEvent") == "true"


def child(element: Element, name: str) -> Element | None:
    """Return the first BPMN child of that name, or None."""
    return element.find(bpmn(name))


def child_text(element: Element, name: str) -> str | None:
    """Return the stripped text of the first BPMN child of that name, or None if there is none."""
    found = child(element, name)
    return None if found is None else text_of(found)


def text_of(element: Element) -> str:
    """Return the element's own text without the blanks around it."""
    return (element.text or "").strip()


def line_of(element: Element) -> int | None:
    """Return the line, counted from 1, on which the element's tag ends."""
    return cast("int | None", element.sourceline)


def extension_attribute(element: Element, name: str) -> str | None:
    """Return `camunda:<name>`, or `operaton:<name>`, or None."""
    found = (element.get(f"{{{space}}}{name}") for space in EXTENSION_NS)
    return next((value for value in found if value is not None), None)


def extensions(element: Element, name: str) -> Iterator[Element]:
    """Yield the `camunda:<name>` and `operaton:<name>` children of the extension elements."""
    for holder in element.iterchildren(bpmn("extensionElements")):
        yield from extension_children(holder, name)


def extension_children(element: Element, name: str) -> Iterator[Element]:
    """Yield the direct children called `camunda:<name>` or `operaton:<name>`."""
    yield from element.iterchildren(*(f"{{{space}}}{name}" for space in EXTENSION_NS))


def properties(element: Element) -> dict[str, str]:
    """Return the values of all `camunda:property` by name; the last of one name wins."""
    return {
        found.get("name", ""): found.get("value", "")
        for holder in extensions(element, "properties")
        for found in extension_children(holder, "property")
    }


def own_property(element: Element, name: str) -> str | None:
    """Return the value of `camunda:property name="alur:<name>"`, or None."""
    return properties(element).get(OWN_PREFIX + name)


def input_parameters(element: Element) -> tuple[Parameter, ...]:
    """Return the inputs of `camunda:inputOutput` in file order."""
    return _parameters(element, "inputParameter")


def output_parameters(element: Element) -> tuple[Parameter, ...]:
    """Return the outputs of `camunda:inputOutput` in file order."""
    return _parameters(element, "outputParameter")


def _parameters(element: Element, name: str) -> tuple[Parameter, ...]:
    return tuple(
        Parameter(name=found.get("name", ""), text=text_of(found), line=line_of(found))
        for holder in extensions(element, "inputOutput")
        for found in extension_children(holder, name)
    )
