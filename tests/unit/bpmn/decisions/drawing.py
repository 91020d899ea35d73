"""Writes small decision models."""

from collections.abc import Mapping, Sequence
from typing import Any
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


def table(
    *rules: str,
    inputs: Sequence[str] = (),
    outputs: Sequence[str] = ("hasil",),
    policy: str | None = None,
    aggregation: str | None = None,
) -> str:
    """Write a decision table.

    Inputs are written `text: type = allowed values`, rules `cell; cell -> cell; cell`, and outputs
    `name: type = allowed values | default`.
    """
    return element(
        "decisionTable",
        *(_input(it) for it in inputs),
        *(_output(it) for it in outputs),
        *(_rule(number, it) for number, it in enumerate(rules, 1)),
        id="tabel",
        hitPolicy=policy,
        aggregation=aggregation,
    )


def _input(written: str) -> str:
    column, _, allowed = written.partition(" = ")
    words, _, type_ref = column.partition(": ")
    expression = element("inputExpression", text(words), typeRef=type_ref or None)
    return element("input", expression, _values("inputValues", allowed))


def _output(written: str) -> str:
    rest, _, default = written.partition(" | ")
    column, _, allowed = rest.partition(" = ")
    name, _, type_ref = column.partition(": ")
    return element(
        "output",
        _values("outputValues", allowed),
        _values("defaultOutputEntry", default),
        name=name or None,
        typeRef=type_ref or None,
    )


def _values(tag: str, words: str) -> str:
    return element(tag, text(words)) if words else ""


def _rule(number: int, written: str) -> str:
    conditions, _, results = written.rpartition("->")
    return element(
        "rule",
        *(
            element("inputEntry", text(it.strip()))
            for it in conditions.split(";")
            if conditions.strip()
        ),
        *(element("outputEntry", text(it.strip())) for it in results.split(";")),
        id=f"aturan{number}",
    )


def entry(name: str, expression: str, type_ref: str | None = None) -> str:
    """Write a context's entry; one without a name is the result."""
    return element("contextEntry", variable(name, type_ref) if name else "", expression)


def context(*entries: str) -> str:
    return element("context", *entries)


def knowledge(
    name: str, *logic: str, takes: Sequence[str] = (), needs: str = "", type_ref: str | None = None
) -> str:
    """Write a business knowledge model; parameters are written `name: type`."""
    body = element("encapsulatedLogic", *map(parameter, takes), *logic)
    own = variable(name, type_ref)
    return element("businessKnowledgeModel", own, body, needs, id=name, name=name)


def parameter(written: str) -> str:
    name, _, type_ref = written.partition(": ")
    return element("formalParameter", name=name, typeRef=type_ref or None)


def service(name: str, *, type_ref: str | None = None, **references: Sequence[str]) -> str:
    """Write a decision service; references are named as in DMN: `outputDecision=["a"]`."""
    hrefs = (
        element(tag, href=it if "#" in it else f"#{it}")
        for tag, ids in references.items()
        for it in ids
    )
    return element("decisionService", variable(name, type_ref), *hrefs, id=name, name=name)


def item_type(name: str, *parts: str, **attributes: str) -> str:
    """Write an item definition: `type_ref("string")`, components, or constraints are its parts."""
    return element("itemDefinition", *parts, name=name, **attributes)


def component(name: str, *parts: str, **attributes: str) -> str:
    return element("itemComponent", *parts, name=name, **attributes)


def of_type(name: str) -> str:
    return element("typeRef", name)


def allowed(words: str) -> str:
    return element("allowedValues", text(words))


def value(logic: str, given: Mapping[str, object] | None = None, **options: Any) -> Any:
    """Return the value of a decision with that logic, which reads what is given."""
    return model(decision("d", logic, **options)).evaluate("d", given or {}).value
