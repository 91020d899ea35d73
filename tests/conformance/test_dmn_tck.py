"""Decisions give what the DMN compatibility kit expects; docs/conformance.md says how often."""

import os
import re
from pathlib import Path

import pytest

from tests.conformance.dmn_tck import Result, run

DOCUMENT = Path(__file__).parents[2] / "docs" / "conformance.md"
KIT = os.environ.get("DMN_TCK", "")

pytestmark = pytest.mark.skipif(not KIT, reason="DMN_TCK does not name the folder of the kit")


@pytest.fixture(scope="module")
def results() -> dict[str, list[Result]]:
    return {folder: score.results for folder, score in run(Path(KIT))}


def test_all_of_compliance_level_2_passes(results: dict[str, list[Result]]) -> None:
    failures = [it for folder in results if "level-2" in folder for it in results[folder]]

    assert [it for it in failures if not it.passed] == []


def test_no_less_passes_than_is_written_down(results: dict[str, list[Result]]) -> None:
    written = re.search(r"values (\d+)/\d+, all (\d+)/\d+", DOCUMENT.read_text(encoding="utf-8"))
    passed = [it for folder in results.values() for it in folder if it.passed]
    values = [it for it in passed if it.expected.value is not None]

    assert written
    assert len(values) >= int(written[1])
    assert len(passed) >= int(written[2])
