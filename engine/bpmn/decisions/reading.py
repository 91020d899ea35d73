"""Reads decision models from DMN files."""

from collections.abc import Mapping

from lxml import etree

from engine.bpmn.decisions.definitions import Definitions
from engine.bpmn.decisions.elements import children, is_dmn
from engine.bpmn.decisions.errors import UnreadableModelError
from engine.bpmn.decisions.model import DecisionModel
from engine.bpmn.decisions.names import names_in
from engine.bpmn.functions import FUNCTIONS
from engine.bpmn.xml import Element, UnreadableXmlError, line_of, local_name, read_xml
from engine.domain.problem import Problem
from engine.feel import Functions

MAX_PARTS, MAX_NAMES = 4_000, 5_000
_NO_MODELS: Mapping[str, DecisionModel] = {}


def read_model(
    text: str,
    *,
    file: str = "",
    imported: Mapping[str, DecisionModel] = _NO_MODELS,
    functions: Functions = FUNCTIONS,
) -> DecisionModel:
    """Return the model; `imported` are the models it may import, by namespace.

    They are looked up when they are needed, so that models can import each other. Raises
    UnreadableModelError for what is no DMN; everything else is one of the model's problems.
    """
    definitions = Definitions(_root(text, file))
    _refuse_size(definitions, file)
    return DecisionModel(definitions, file=file, imported=imported, functions=functions)


def read_models(
    texts: Mapping[str, str], *, functions: Functions = FUNCTIONS
) -> Mapping[str, DecisionModel]:
    """Return the models of several files that may import each other, by file."""
    by_namespace: dict[str, DecisionModel] = {}
    models = {
        file: read_model(text, file=file, imported=by_namespace, functions=functions)
        for file, text in texts.items()
    }
    by_namespace.update({model.namespace: model for model in models.values()})
    return models


def _root(text: str, file: str) -> Element:
    try:
        root = read_xml(text)
    except UnreadableXmlError as error:
        problem = Problem(
            code=error.code, file=file, line=error.line, facts={"reason": error.reason}
        )
        raise UnreadableModelError([problem]) from error
    if local_name(root) != "definitions" or not is_dmn(root):
        namespace = etree.QName(root).namespace or ""
        facts = {"element": local_name(root), "namespace": namespace}
        problem = Problem(code="no_decision_model", file=file, line=line_of(root), facts=facts)
        raise UnreadableModelError([problem])
    return root


def _refuse_size(definitions: Definitions, file: str) -> None:
    """Every text of a model is read with the names of all its parts."""
    parts = sum(1 for _ in children(definitions.root))
    if parts > MAX_PARTS or len(names_in(definitions)) > MAX_NAMES:
        facts = {"limit": MAX_PARTS}
        problem = Problem(code="decision_model_too_large", file=file, line=1, facts=facts)
        raise UnreadableModelError([problem])
