"""Finds the way around in DMN XML of every version, by local names in the known namespaces."""

from collections.abc import Iterator

from lxml import etree

from engine.bpmn.xml import Element, local_name, text_of

DMN_NS = frozenset(
    {
        "http://www.omg.org/spec/DMN/20151101/dmn.xsd",
        "http://www.omg.org/spec/DMN/20151101/dmn11.xsd",
        "http://www.omg.org/spec/DMN/20180521/MODEL/",
        "https://www.omg.org/spec/DMN/20191111/MODEL/",
        "https://www.omg.org/spec/DMN/20211108/MODEL/",
        "https://www.omg.org/spec/DMN/20230324/MODEL/",
    }
)

EXPRESSIONS = (
    *("literalExpression", "decisionTable", "context", "list", "relation", "invocation"),
    *("functionDefinition", "conditional", "filter", "for", "some", "every"),
)


def is_dmn(element: Element) -> bool:
    """Tell whether the element belongs to a decision model."""
    return etree.QName(element).namespace in DMN_NS


def children(element: Element, *names: str) -> Iterator[Element]:
    """Yield the DMN children of these names, or all of them, in file order."""
    for child in element:
        if is_dmn(child) and (not names or local_name(child) in names):
            yield child


def child(element: Element, *names: str) -> Element | None:
    """Return the first DMN child of one of these names, or None."""
    return next(children(element, *names), None)


def expression_in(holder: Element) -> Element | None:
    """Return the boxed expression that stands inside the element, or None."""
    return child(holder, *EXPRESSIONS)


def text_in(element: Element | None, name: str = "text") -> str:
    """Return the stripped text of the child of that name; empty without one."""
    found = None if element is None else child(element, name)
    return "" if found is None else text_of(found)


def name_of(element: Element) -> str:
    """Return the element's name without the blanks around it, words one blank apart."""
    return " ".join(element.get("name", "").split())


def type_ref(element: Element | None) -> str | None:
    """Return the type that an attribute names, or an element as in DMN 1.1; None without one."""
    if element is None:
        return None
    written = element.get("typeRef") or text_in(element, "typeRef")
    return written.strip() or None


def foreign_language(element: Element) -> str | None:
    """Return the language of the element's text, as it or the file says, if it is not FEEL."""
    of_file = element.getroottree().getroot().get("expressionLanguage")
    language = element.get("expressionLanguage") or of_file
    return None if not language or "feel" in language.lower() else language
