"""Writes small decision models."""

from xml.sax.saxutils import escape, quoteattr

from engine.bpmn.decisions import DecisionModel, read_model

DMN_15 = "https://www.omg.org/spec/DMN/20230324/MODEL/"
DMN_11 = "http://www.omg.org/spec/DMN/20151101/dmn.xsd"


def element(tag: str, *children: str, **attributes: str | None) -> str:
    """Write an element; attributes that are None are left out."""
    written = "".join(
        f" {name}={quoteattr(value)}" for name, value in attributes.items() if value is not None
    )
    return f"<{tag}{written}>{''.join(children)}</{tag}>"


def definitions(*parts: str, version: str = DMN_15, namespace: str = "urn:uji") -> str:
    """Write a whole file."""
    return element("definitions", *parts, xmlns=version, namespace=namespace, name="uji")


def text(words: str) -> str:
    return element("text", escape(words))


def literal(words: str, type_ref: str | None = None) -> str:
    return element("literalExpression", text(words), typeRef=type_ref)


def variable(name: str, type_ref: str | None = None) -> str:
    return element("variable", name=name, typeRef=type_ref)


def given(name: str, type_ref: str | None = None) -> str:
    """Write an input; like everything here it has its name for an id."""
    return element("inputData", variable(name, type_ref), id=name, name=name)


def decision(name: str, *logic: str, needs: str = "", type_ref: str | None = None) -> str:
    """Write a decision; `needs` are the elements `needs_input` and the like."""
    return element("decision", variable(name, type_ref), needs, *logic, id=name, name=name)


def needs_input(*names: str) -> str:
    return _requirements("informationRequirement", "requiredInput", names)


def needs_decision(*names: str) -> str:
    return _requirements("informationRequirement", "requiredDecision", names)


def needs_knowledge(*names: str) -> str:
    return _requirements("knowledgeRequirement", "requiredKnowledge", names)


def _requirements(holder: str, tag: str, names: tuple[str, ...]) -> str:
    hrefs = (name if "#" in name else f"#{name}" for name in names)
    return "".join(element(holder, element(tag, href=href)) for href in hrefs)


def model(*parts: str) -> DecisionModel:
    return read_model(definitions(*parts), file="uji.dmn")
