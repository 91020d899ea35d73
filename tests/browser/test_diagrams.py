"""Every diagram opens in bpmn-js without a warning and keeps bpmnlint's recommended rules."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from engine.bpmn.layout import lay_out
from engine.library import Library
from tests.browser.office import ROOT

FRONTEND = ROOT / "webapp" / "frontend"
PACKAGES = Library(ROOT).packages()
SKM = "com-skm"
WEEKLY = """
<bpmn:subProcess id="ingat" name="Pengingat" triggeredByEvent="true">
  <bpmn:startEvent id="tiap_minggu" name="Tiap minggu" isInterrupting="false">
    <bpmn:outgoing>f_ingat</bpmn:outgoing>
    <bpmn:timerEventDefinition id="tiap_minggu_timer">
      <bpmn:timeCycle xsi:type="bpmn:tFormalExpression">R/P1W</bpmn:timeCycle>
    </bpmn:timerEventDefinition>
  </bpmn:startEvent>
  <bpmn:endEvent id="e_ingat" name="Sudah diingatkan">
    <bpmn:incoming>f_ingat</bpmn:incoming>
  </bpmn:endEvent>
  <bpmn:sequenceFlow id="f_ingat" sourceRef="tiap_minggu" targetRef="e_ingat" />
</bpmn:subProcess>
"""


@pytest.fixture(scope="module")
def judge(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """An empty page that can judge a diagram."""
    script = tmp_path_factory.mktemp("judge") / "diagrams.js"
    bundle(script)
    page = browser.new_page()
    page.add_script_tag(path=script)
    yield page
    page.close()


def bundle(script: Path) -> None:
    # The bundler itself, which needs no Node beside it.
    (esbuild,) = (FRONTEND / "node_modules" / "@esbuild").glob("*/bin/esbuild")
    options = ("--bundle", "--log-level=warning", f"--outfile={script}")
    command = [str(esbuild), str(FRONTEND / "checks" / "diagrams.js"), *options]
    subprocess.run(command, check=True)  # noqa: S603 -- our own bundler, with fixed arguments


def diagram(key: str) -> str:
    return (ROOT / "processes" / key / f"{key}.bpmn").read_text(encoding="utf-8")


def findings(judge: Page, text: str) -> list[str]:
    found: list[str] = judge.evaluate("text => judge(text)", text)
    return found


@pytest.mark.parametrize("key", PACKAGES)
def test_a_diagram_opens_without_a_warning_and_keeps_the_rules(judge: Page, key: str) -> None:
    assert findings(judge, diagram(key)) == []


def test_an_event_subprocess_that_we_draw_opens_as_well(judge: Page) -> None:
    text = diagram(SKM).replace("</bpmn:process>", f"{WEEKLY}</bpmn:process>")

    assert findings(judge, lay_out(text)) == []


def test_what_is_wrong_is_found(judge: Page) -> None:
    unnamed = diagram(SKM).replace(' name="Survei terisi"', "")
    lost = unnamed.replace('bpmnElement="e_kosong"', 'bpmnElement="e_hilang"')

    found = findings(judge, lost)

    assert "label-required: e_terisi: Element is missing label/name" in found
    assert any("e_hilang" in it for it in found)
