"""Reads a decision table from DMN, whatever version and editor it is from."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from engine.bpmn.decisions.elements import (
    child,
    children,
    foreign_language,
    name_of,
    text_in,
    type_ref,
)
from engine.bpmn.decisions.findings import Findings
from engine.bpmn.decisions.table import (
    Aggregation,
    Cell,
    DecisionTable,
    HitPolicy,
    Input,
    Output,
    Rule,
)
from engine.bpmn.xml import Element, line_of, text_of

# Old files write the letters that stand in a table's corner.
_POLICIES: Mapping[str, HitPolicy] = {
    **{policy.value: policy for policy in HitPolicy},
    **{policy.value[0]: policy for policy in HitPolicy},
}
_AGGREGATIONS: Mapping[str, Aggregation] = {
    **{aggregation.value: aggregation for aggregation in Aggregation},
    "+": Aggregation.SUM,
    "<": Aggregation.MIN,
    ">": Aggregation.MAX,
    "#": Aggregation.COUNT,
}


def read_table(element: Element, findings: Findings) -> DecisionTable:
    """Return the table; what it lacks is noted, and rules that do not fit are left out."""
    inputs = tuple(_distinct(map(_input, children(element, "input"))))
    outputs = tuple(map(_output, children(element, "output")))
    if not outputs:
        findings.error("table_without_output", element)
    if len(outputs) > 1 and not _are_told_apart(outputs):
        findings.error("outputs_not_told_apart", element)
    _languages(element, findings)
    policy = _policy(element, findings)
    collects = policy is HitPolicy.COLLECT
    return DecisionTable(
        id=element.get("id"),
        hit_policy=policy,
        aggregation=_aggregation(element, outputs, findings) if collects else None,
        inputs=inputs,
        outputs=outputs,
        rules=tuple(_rules(element, len(inputs), len(outputs), findings)),
        annotations=tuple(map(name_of, children(element, "annotation"))),
        line=line_of(element),
    )


def _are_told_apart(outputs: tuple[Output, ...]) -> bool:
    names = {output.name or output.label for output in outputs}
    return len(names - {""}) == len(outputs)


def _languages(table: Element, findings: Findings) -> None:
    for element in (table, *table.iterdescendants("*")):
        is_text = element is table or element.get("expressionLanguage")
        if is_text and (language := foreign_language(element)):
            findings.error("decision_not_feel", element, language=language)


def _policy(element: Element, findings: Findings) -> HitPolicy:
    written = element.get("hitPolicy") or HitPolicy.UNIQUE.value
    word = " ".join(written.replace("_", " ").upper().split())
    found = _POLICIES.get(word) or _POLICIES.get(word[:1] if word[1:] in _AGGREGATIONS else "")
    if found is None:
        findings.error("unknown_hit_policy", element, policy=written)
    return found or HitPolicy.UNIQUE


def _aggregation(
    element: Element, outputs: tuple[Output, ...], findings: Findings
) -> Aggregation | None:
    written = element.get("aggregation") or element.get("hitPolicy", "")[1:2]
    found = _AGGREGATIONS.get(written.strip().upper())
    if found is None and element.get("aggregation"):
        findings.error("unknown_aggregation", element, aggregation=written)
    if found and found is not Aggregation.COUNT and len(outputs) > 1:
        findings.error("aggregation_of_several_outputs", element, aggregation=written)
    return found


def _input(element: Element) -> Input:
    expression, allowed = child(element, "inputExpression"), child(element, "inputValues")
    text = text_in(expression)
    return Input(
        id=element.get("id"),
        label=element.get("label") or text,
        text=text,
        type_name=type_ref(expression),
        allowed=text_in(allowed) or None,
        line=line_of(element),
    )


def _distinct(inputs: Iterable[Input]) -> Iterator[Input]:
    """Columns with a label that others before them have are numbered: what they held is told."""
    seen: Counter[str] = Counter()
    for column in inputs:
        seen[column.label] += 1
        number = seen[column.label]
        yield column if number == 1 else replace(column, label=f"{column.label} ({number})")


def _output(element: Element) -> Output:
    default = child(element, "defaultOutputEntry")
    name = name_of(element) or None
    return Output(
        id=element.get("id"),
        name=name,
        label=element.get("label") or name or "",
        type_name=type_ref(element),
        allowed=text_in(child(element, "outputValues")) or None,
        default=None if default is None else _cell(default),
        line=line_of(element),
    )


def _rules(table: Element, inputs: int, outputs: int, findings: Findings) -> Iterator[Rule]:
    for number, element in enumerate(children(table, "rule"), 1):
        rule = _rule(element, number)
        if (len(rule.inputs), len(rule.outputs)) == (inputs, outputs):
            yield rule
        else:
            findings.error("rule_does_not_fit", element, rule=number)


def _rule(element: Element, number: int) -> Rule:
    return Rule(
        id=element.get("id"),
        number=number,
        inputs=tuple(map(_cell, children(element, "inputEntry"))),
        outputs=tuple(map(_cell, children(element, "outputEntry"))),
        annotations=_annotations(element),
        line=line_of(element),
    )


def _annotations(element: Element) -> tuple[str, ...]:
    """The remarks; editors of DMN 1.1 write one as the rule's description."""
    written = tuple(map(text_in, children(element, "annotationEntry")))
    remarks = written or tuple(map(text_of, children(element, "description")))
    return tuple(remark for remark in remarks if written or remark)


def _cell(element: Element) -> Cell:
    text = child(element, "text")
    line = line_of(element if text is None else text)
    return Cell(text=text_in(element), id=element.get("id"), line=line)
