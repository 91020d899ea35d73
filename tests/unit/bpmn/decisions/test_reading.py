"""DMN files of every version, as editors write them; and what is no DMN."""

import pytest

from engine.bpmn.decisions import (
    HitPolicy,
    UnknownDecisionError,
    UnreadableModelError,
    read_model,
)
from tests.unit.bpmn.decisions.drawing import (
    DMN_11,
    DMN_15,
    component,
    decision,
    definitions,
    element,
    given,
    item_type,
    literal,
    model,
    needs_decision,
    needs_input,
    table,
    text,
)

# As the editor of Camunda 7 writes it: no inputs, variables and requirements without names.
CAMUNDA = """<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"
    xmlns:dmndi="https://www.omg.org/spec/DMN/20191111/DMNDI/"
    xmlns:camunda="http://camunda.org/schema/1.0/dmn"
    id="bantuan" name="Bantuan" namespace="http://camunda.org/schema/1.0/dmn">
  <decision id="golongan" name="Golongan bantuan" camunda:historyTimeToLive="180">
    <decisionTable id="tabel" hitPolicy="RULE ORDER">
      <input id="i1" label="Usia" camunda:inputVariable="usia">
        <inputExpression id="ie1" typeRef="integer"><text>usia</text></inputExpression>
      </input>
      <output id="o1" label="Golongan" name="golongan" typeRef="string" />
      <rule id="r1">
        <description>Lanjut usia</description>
        <inputEntry id="c1"><text>&gt;= 60</text></inputEntry>
        <outputEntry id="c2"><text>"lansia"</text></outputEntry>
      </rule>
      <rule id="r2">
        <inputEntry id="c3"><text></text></inputEntry>
        <outputEntry id="c4"><text>"umum"</text></outputEntry>
      </rule>
    </decisionTable>
  </decision>
  <decision id="jumlah" name="Jumlah">
    <variable id="v" name="banyaknya" typeRef="integer" />
    <informationRequirement id="ir"><requiredDecision href="#golongan" /></informationRequirement>
    <literalExpression><text>count(golongan) + count(Golongan bantuan)</text></literalExpression>
  </decision>
  <dmndi:DMNDI><dmndi:DMNDiagram id="diagram"><dmndi:DMNShape id="s" dmnElementRef="golongan" />
  </dmndi:DMNDiagram></dmndi:DMNDI>
</definitions>"""

DMN_1_1 = """<dmn:definitions xmlns:dmn="http://www.omg.org/spec/DMN/20151101/dmn.xsd"
    xmlns:feel="http://www.omg.org/spec/FEEL/20140401" namespace="urn:lama" name="lama">
  <dmn:itemDefinition name="tUsia"><dmn:typeRef>feel:number</dmn:typeRef></dmn:itemDefinition>
  <dmn:inputData id="u" name="usia"><dmn:variable name="usia" typeRef="tUsia"/></dmn:inputData>
  <dmn:decision id="d" name="dewasa">
    <dmn:variable name="dewasa" typeRef="feel:boolean"/>
    <dmn:informationRequirement><dmn:requiredInput href="#u"/></dmn:informationRequirement>
    <dmn:literalExpression><dmn:text>usia &gt;= 18</dmn:text></dmn:literalExpression>
  </dmn:decision>
</dmn:definitions>"""


def test_a_file_of_the_camunda_editor() -> None:
    written = read_model(CAMUNDA, file="bantuan.dmn")

    outcome = written.evaluate("golongan", {"usia": 70})

    assert written.problems() == ()
    assert outcome.value == ["lansia", "umum"]
    assert outcome.evaluations[0].inputs == {"Usia": 70}


def test_a_required_decision_is_known_by_its_id_and_its_name() -> None:
    assert read_model(CAMUNDA).evaluate("jumlah", {"usia": 70}).value == 4


def test_a_file_of_dmn_1_1() -> None:
    written = read_model(DMN_1_1)

    assert written.problems() == ()
    assert written.evaluate("dewasa", {"usia": 20}).value is True
    assert written.evaluate("d", {"usia": "?"}).value is None


@pytest.mark.parametrize(
    "version",
    [
        DMN_11,
        "http://www.omg.org/spec/DMN/20180521/MODEL/",
        "https://www.omg.org/spec/DMN/20191111/MODEL/",
        "https://www.omg.org/spec/DMN/20211108/MODEL/",
        DMN_15,
    ],
)
def test_every_version_is_read(version: str) -> None:
    written = definitions(
        given("n"), decision("d", literal("n"), needs=needs_input("n")), version=version
    )

    assert read_model(written).evaluate("d", {"n": 1}).value == 1


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("", "xml_broken"),
        ("<definitions>", "xml_broken"),
        ('<!DOCTYPE x><definitions xmlns="x"/>', "xml_doctype"),
        ("<definitions/>", "no_decision_model"),
        ('<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"/>', "no_decision_model"),
        (f'<decision xmlns="{DMN_15}"/>', "no_decision_model"),
        (definitions(*(given(f"n{number}") for number in range(4001))), "decision_model_too_large"),
        (
            definitions(item_type("t", *(component(f"c{number}") for number in range(5001)))),
            "decision_model_too_large",
        ),
    ],
)
def test_what_is_no_dmn_is_refused(written: str, code: str) -> None:
    with pytest.raises(UnreadableModelError) as caught:
        read_model(written, file="uji.dmn")

    assert [(it.code, it.file) for it in caught.value.problems] == [(code, "uji.dmn")]


def test_decisions_are_found_by_id_and_by_name() -> None:
    written = read_model(CAMUNDA)

    assert written.decision("golongan").name == "Golongan bantuan"
    assert written.decision("Golongan bantuan").id == "golongan"
    assert list(written.decisions) == ["golongan", "jumlah"]
    assert written.namespace == "http://camunda.org/schema/1.0/dmn"


@pytest.mark.parametrize("ref", ["tidak ada", "n"])
def test_what_is_no_decision_cannot_be_made(ref: str) -> None:
    written = model(given("n"), decision("d", literal("1")))

    with pytest.raises(UnknownDecisionError):
        written.evaluate(ref, {})
    with pytest.raises(UnknownDecisionError):
        written.decision(ref)


def test_a_decisions_own_name_comes_before_the_name_of_a_variable() -> None:
    written = model(
        decision("a", literal("1")).replace('variable name="a"', 'variable name="b"'),
        decision("b", literal("2")).replace('id="b"', 'id="c"'),
    )

    assert written.evaluate("b", {}).value == 2
    assert written.evaluate("a", {}).value == 1


def test_comments_inside_a_text_are_left_out() -> None:
    assert (
        model(decision("d", literal("1 + 2").replace("+", "<!-- dan -->+"))).evaluate("d", {}).value
        == 3
    )


def test_a_decision_tells_its_question_and_its_table() -> None:
    asked = element("question", "Berapa bantuannya?")
    written = model(decision("d", asked, table("1 -> 2", inputs=["n"], policy="F")))

    found = written.decision("d")

    assert found.question == "Berapa bantuannya?"
    assert found.table is not None
    assert found.table.hit_policy is HitPolicy.FIRST
    assert found.table.rules[0].inputs[0].text == "1"


def test_remarks_are_read_from_annotations_or_from_descriptions() -> None:
    noted = element(
        "decisionTable",
        element("input", element("inputExpression", text("n"))),
        element("output"),
        element("annotation", name="Dasar hukum"),
        element(
            "rule",
            element("inputEntry", text("1")),
            element("outputEntry", text("2")),
            element("annotationEntry", text("Pasal 5")),
        ),
    )

    found = model(decision("d", noted)).decision("d").table
    described = read_model(CAMUNDA).decision("golongan").table

    assert found is not None
    assert found.annotations == ("Dasar hukum",)
    assert found.rules[0].annotations == ("Pasal 5",)
    assert described is not None
    assert [rule.annotations for rule in described.rules] == [("Lanjut usia",), ()]


def test_parts_without_an_id_are_known_by_their_name() -> None:
    written = model(element("decision", literal("1"), name="tanpa id"))

    assert written.evaluate("tanpa id", {}).value == 1


def test_names_are_read_with_single_blanks() -> None:
    written = model(
        decision("lama", literal("5")).replace('name="lama"', 'name="lama\n  tinggal"'),
        decision("d", literal("lama tinggal + 1"), needs=needs_decision("lama")),
    )

    assert written.evaluate("d", {}).value == 6
