"""The runner of the compatibility kit counts what passes and what does not."""

from pathlib import Path

import pytest

from tests.conformance.dmn_tck import main
from tests.unit.bpmn.decisions.drawing import (
    decision,
    definitions,
    given,
    knowledge,
    literal,
    needs_input,
    service,
)

MODEL = definitions(
    given("n", "number"),
    decision("ganda", literal("n * 2"), needs=needs_input("n")),
    decision("hari", literal('date("2026-03-02")')),
    decision("daftar", literal('[{a: 1}, {a: "dua"}]')),
    knowledge("tambah", literal("a + b"), takes=["a", "b"]),
    service("semua", outputDecision=["ganda", "hari"], inputData=["n"]),
)
CASES = """<testCases xmlns="http://www.omg.org/spec/DMN/20160719/testcase"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <modelName>uji.dmn</modelName>
  <testCase id="1"><inputNode name="n"><value xsi:type="xsd:decimal">4</value></inputNode>
    <resultNode name="ganda">
      <expected><value xsi:type="xsd:double">8.00000001</value></expected></resultNode>
    <resultNode name="hari">
      <expected><value xsi:type="xsd:date">2026-03-02</value></expected></resultNode>
    <resultNode name="daftar"><expected><list>
      <item><component name="a"><value xsi:type="xsd:decimal">1</value></component></item>
      <item><component name="a"><value xsi:type="xsd:string">dua</value></component></item>
    </list></expected></resultNode>
  </testCase>
  <testCase id="2">
    <resultNode name="ganda" errorResult="true">
      <expected><value xsi:nil="true"/></expected></resultNode>
  </testCase>
  <testCase id="3" type="bkm" invocableName="tambah">
    <inputNode name="a"><value xsi:type="xsd:decimal">1</value></inputNode>
    <inputNode name="b"><value xsi:type="xsd:decimal">2</value></inputNode>
    <resultNode name="tambah">
      <expected><value xsi:type="xsd:decimal">3</value></expected></resultNode>
  </testCase>
  <testCase id="4" type="decisionService" invocableName="semua">
    <inputNode name="n"><value xsi:type="xsd:decimal">1</value></inputNode>
    <resultNode name="hari">
      <expected><value xsi:type="xsd:date">2026-03-02</value></expected></resultNode>
  </testCase>
  <testCase id="5">
    <resultNode name="ganda">
      <expected><value xsi:type="xsd:decimal">1</value></expected></resultNode>
    <resultNode name="tidak ada">
      <expected><value xsi:nil="true"/></expected></resultNode>
  </testCase>
</testCases>"""


@pytest.fixture
def kit(tmp_path: Path) -> Path:
    folder = tmp_path / "TestCases" / "compliance-level-2" / "0001-uji"
    folder.mkdir(parents=True)
    (folder / "uji.dmn").write_text(MODEL, encoding="utf-8")
    (folder / "rusak.dmn").write_text("<", encoding="utf-8")
    (folder / "uji-test-01.xml").write_text(CASES, encoding="utf-8")
    return tmp_path


def test_every_result_counts_once(kit: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(kit)]) == 0

    lines = capsys.readouterr().out.splitlines()

    assert lines == [
        "compliance-level-2/0001-uji: values 5/6, all 6/8",
        "values 5/6, all 6/8",
    ]


def test_failures_are_listed_on_request(kit: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main([str(kit), "--failures"])

    lines = capsys.readouterr().out.splitlines()

    assert lines[1] == "  5 ganda: expected Decimal('1'), got None"
    assert lines[2].startswith("  5 tidak ada: expected None, got UnknownDecisionError")
    assert lines[-1] == "values 5/6, all 6/8"


def test_a_folder_without_a_kit_is_refused(tmp_path: Path) -> None:
    assert main([str(tmp_path)]) == 2
    assert main([]) == 2
