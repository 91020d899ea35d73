"""The names that the expressions of a model may read, beside those of their own scope."""

from engine.bpmn.decisions.definitions import INPUT, Definitions, names_of
from engine.bpmn.decisions.elements import is_dmn, name_of
from engine.bpmn.xml import Element, local_name

# What these are called becomes a member of a context somewhere, or the parameter of a function.
_MEMBERS = frozenset({"itemComponent", "output", "column", "formalParameter", "parameters"})


def names_in(definitions: Definitions) -> frozenset[str]:
    """Return the names of inputs, and of all parts that values of this model can have."""
    inputs = (name for _, it in definitions.of_kind(INPUT) for name in names_of(it))
    members = (name_of(it) for it in definitions.root.iter("*") if is_dmn(it) and _is_member(it))
    # A dotted name is known in its own scope only: everywhere else it looks like a path.
    return frozenset(inputs).union(it for it in members if it and "." not in it)


def _is_member(element: Element) -> bool:
    name = local_name(element)
    if name == "variable":
        holder = element.getparent()
        return holder is not None and local_name(holder) == "contextEntry"
    return name in _MEMBERS
