"""Turns boxed expressions (DMN 1.5, 10.2.1) into code, once; it is then run many times."""

from collections.abc import Mapping

from engine.bpmn.decisions.boxed_contexts import context, items, relation
from engine.bpmn.decisions.boxed_functions import function, invocation
from engine.bpmn.decisions.boxed_loops import conditional, every, filtered, loop, some
from engine.bpmn.decisions.language import nothing
from engine.bpmn.decisions.site import Site, Writer, typed
from engine.bpmn.decisions.table_code import table
from engine.bpmn.xml import Element, local_name
from engine.feel import Code
from engine.feel.limits import MAX_NESTING


def write(element: Element, site: Site) -> Code:
    """Return the code of the boxed expression, whose value is fitted to the type it declares."""
    if site.depth == MAX_NESTING:
        site.findings.error("decision_too_deep", element)
        return nothing
    code = _WRITERS[local_name(element)](element, site.deeper(), write)
    return typed(code, site.types.of(element))


def literal(element: Element, site: Site, _write: object) -> Code:
    return site.expression(element)


_WRITERS: Mapping[str, Writer] = {
    "literalExpression": literal,
    "decisionTable": table,
    "context": context,
    "list": items,
    "relation": relation,
    "invocation": invocation,
    "functionDefinition": function,
    "conditional": conditional,
    "filter": filtered,
    "for": loop,
    "some": some,
    "every": every,
}
