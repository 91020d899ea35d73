"""The checks know what a package may say about time."""

import pytest

from engine.bpmn.checks import check
from engine.bpmn.checks.time import RULES
from engine.domain.bundle import Bundle
from engine.domain.problem import Problem, Severity
from engine.messages import describe_problem
from engine.messages.problems import UNKNOWN_PROBLEM
from tests.unit.bpmn import packages
from tests.unit.bpmn.models import properties

GOOD = [
    ("process", "promise", "P3M"),
    ("process", "promise", "P14HK"),
    ("process", "promise", "PT60M"),
    ("process", "promise", 'if nama = "x" then "P2HK" else null'),
    ("process", "planned", "37.5"),
    ("process", "escalateTo", "supervisor, pimpinan"),
    ("lane", "party", "warga"),
    ("lane", "party", "lembaga"),
    ("lane", "escalateTo", "atasan1, kepala_dinas, -"),
    ("task", "escalateTo", "-"),
    ("task", "ladder", "80,100"),
    ("task", "ladder", "-"),
    ("task", "pause", "Menunggu pemohon"),
    ("task", "clockStart", "true"),
    ("flow", "clockStop", "true"),
]
BAD = [
    ("process", "promise", "P3"),
    ("process", "promise", "PT0M"),
    ("process", "promise", "if nama ="),
    ("process", "planned", "banyak"),
    ("process", "planned", "0"),
    ("lane", "party", "kantor"),
    ("lane", "escalateTo", "Kepala Dinas"),
    ("lane", "escalateTo", "a,b,c,d"),
    ("task", "ladder", "75"),
    ("task", "ladder", ""),
    ("task", "pause", "  "),
    ("task", "pause", "x" * 101),
    ("task", "clockStart", "ya"),
    ("flow", "clockStop", "false"),
]
MISPLACED = [
    ("task", "promise", "P3M"),
    ("task", "party", "warga"),
    ("flow", "ladder", "80"),
    ("flow", "pause", "Menunggu"),
]


def problems(place: str, name: str, value: str) -> list[Problem]:
    """What is wrong with a sound package when one of its parts has this property."""
    said = properties(**{name: value})
    text = packages.document(packages.around(packages.TASK, "isi"))
    for tag, kind in (
        ("<bpmn:process ", "process"),
        ("<bpmn:lane ", "lane"),
        ("<bpmn:userTask ", "task"),
        ("<bpmn:sequenceFlow ", "flow"),
    ):
        if kind == place:
            text = _inside(text, tag, said)
    bundle = Bundle("uji", packages.files(text))
    return [it for it in check(bundle) if it.severity is Severity.ERROR]


def _inside(text: str, tag: str, said: str) -> str:
    start = text.index(tag)
    end = text.index(">", start)
    if text[end - 1] != "/":
        return text[: end + 1] + said + text[end + 1 :]
    name = tag.strip("< ")
    return text[: end - 1] + f">{said}</{name}>" + text[end + 1 :]


@pytest.mark.parametrize(("place", "name", "value"), GOOD)
def test_what_can_be_followed_is_accepted(place: str, name: str, value: str) -> None:
    assert problems(place, name, value) == []


@pytest.mark.parametrize(("place", "name", "value"), BAD)
def test_what_nobody_can_follow_is_refused(place: str, name: str, value: str) -> None:
    (found,) = problems(place, name, value)

    assert found.code == RULES[name].problem
    assert describe_problem(found) != UNKNOWN_PROBLEM


@pytest.mark.parametrize(("place", "name", "value"), MISPLACED)
def test_what_means_nothing_there_is_refused(place: str, name: str, value: str) -> None:
    assert [it.code for it in problems(place, name, value)] == ["misplaced_property"]


def test_every_rule_is_tried() -> None:
    assert {name for _, name, _ in GOOD} == RULES.keys() == {name for _, name, _ in BAD}


@pytest.mark.parametrize(
    ("duration", "codes"),
    [
        ("P3M", []),
        ("P14HK", []),
        ("null", []),
        ("3 bulan", ["bad_duration"]),
        ("P0D", ["bad_duration"]),
    ],
)
def test_the_promise_of_a_standard_can_be_counted(duration: str, codes: list[str]) -> None:
    standard = packages.STANDARD.replace("{teks: 1 hari}", f"{{teks: x, durasi: {duration}}}")
    text = packages.document(packages.around(packages.TASK, "isi"))

    found = check(Bundle("uji", packages.files(text, standard=standard)))

    assert [it.code for it in found if it.severity is Severity.ERROR] == codes
