"""Whatever the diagram, nothing in its drawing overlaps, and nothing else of the file changes."""

from pathlib import Path

import pytest
from lxml import etree

from engine.bpmn import xml
from engine.bpmn.layout import lay_out
from tests.unit.bpmn.drawing import Page, contains, di, faults, subject
from tests.unit.bpmn.graphs import Branches, branching

PROCESSES = Path(__file__).parents[3] / "processes"
OURS = sorted(path.stem for path in PROCESSES.glob("*/*.bpmn"))


@pytest.mark.slow
@pytest.mark.parametrize("name", OURS)
def test_our_procedures_are_drawn_without_faults(name: str) -> None:
    text = (PROCESSES / name / f"{name}.bpmn").read_text(encoding="utf-8")

    assert faults(lay_out(text)) == []


SHAPES: dict[str, Branches] = {
    "a chain": {"s": ["t1"], "t1": ["t2"], "t2": ["e"]},
    "a gateway with five ways": {
        "s": ["g"],
        "g": ["t1", "t2", "t3", "e1", "e2"],
        "t1": ["e"],
        "t2": ["e"],
        "t3": ["e"],
    },
    "loops inside loops": {
        "s": ["t1"],
        "t1": ["g1"],
        "g1": ["t2", "t1"],
        "t2": ["g2"],
        "g2": ["t1", "t3", "t2"],
        "t3": ["g3"],
        "g3": ["e", "t1", "t3"],
    },
    "a flow to itself": {"s": ["t1"], "t1": ["t1", "e"]},
    "boundary events": {
        "s": ["t1"],
        "t1": ["e"],
        "b1_on_t1": ["t2"],
        "b2_on_t1": ["e2"],
        "b3_on_t1": ["e3"],
        "t2": ["t1"],
    },
    "one boundary event over its target": {
        "s": ["t1"],
        "t1": ["t2"],
        "b1_on_t1": ["t2"],
        "t2": ["e"],
    },
    "an event gateway before its events": {
        "s": ["t1"],
        "t1": ["v"],
        "v": ["c1", "c2", "c3"],
        "c1": ["g"],
        "c2": ["t2"],
        "c3": ["e1"],
        "t2": ["g"],
        "g": ["e2", "t1"],
    },
    "several start events": {
        "s1": ["t1"],
        "s2": ["t2"],
        "s3": ["t2"],
        "t1": ["t2"],
        "t2": ["c1"],
        "c1": ["e"],
        "b1_on_t2": ["e2"],
    },
    "tasks with many ways out": {
        "s": ["t1"],
        "t1": ["t2", "t3", "t4", "e1"],
        "t2": ["e"],
        "t3": ["e"],
        "t4": ["e"],
    },
    "two separate pieces": {"s": ["t1"], "t1": ["e"], "s2": ["t2"], "t2": ["e2"]},
    "a ring without a start": {"t1": ["t2"], "t2": ["t3"], "t3": ["t1"]},
}


@pytest.mark.parametrize("lanes", [1, 2, 3])
@pytest.mark.parametrize("shape", SHAPES)
def test_any_shape_is_drawn_without_faults(shape: str, lanes: int) -> None:
    text = branching(SHAPES[shape], lanes=lanes)

    assert faults(lay_out(text)) == []


@pytest.mark.parametrize("seed", range(12))
def test_tangled_graphs_are_drawn_without_faults(seed: int) -> None:
    text = branching(tangle(seed), lanes=1 + seed % 4)

    assert faults(lay_out(text)) == []


def tangle(seed: int) -> Branches:
    """Return a chain of gateways and tasks with leaps forwards and backwards."""
    size = 8 + seed
    names = [f"{'g' if i % 3 == 2 else 't'}{i}" for i in range(size)]
    branches: Branches = {"s": [names[0]], names[-1]: ["e"]}
    for i, name in enumerate(names[:-1]):
        leaps = [names[(i * 5 + seed * 3) % size], names[(i * 7 + seed) % size]]
        ways = [names[i + 1], *leaps] if name.startswith("g") else [names[i + 1]]
        branches[name] = list(dict.fromkeys(ways))
    return branches


def test_a_subprocess_is_drawn_open_around_its_steps() -> None:
    extra = (
        '<subProcess id="sub" name="Kelompok"><startEvent id="si"/><userTask id="ti" name="Isi"/>'
        '<sequenceFlow id="fi" sourceRef="si" targetRef="ti"/></subProcess>'
        '<sequenceFlow id="fs" sourceRef="t1" targetRef="sub"/>'
    )
    text = branching({"s": ["t1"], "t1": ["e"]}, extra=extra)

    drawn = lay_out(text)

    page = Page(drawn)
    assert faults(drawn) == []
    assert contains(page.boxes["sub"], page.boxes["si"])
    assert contains(page.boxes["sub"], page.boxes["ti"])


def test_event_subprocesses_stand_below_the_steps_of_their_lane() -> None:
    inside = '<startEvent id="s{0}"/><endEvent id="e{0}"/>'
    inside += '<sequenceFlow id="f{0}" sourceRef="s{0}" targetRef="e{0}"/>'
    extra = "".join(
        f'<subProcess id="sub{it}" triggeredByEvent="true">{inside.format(it)}</subProcess>'
        for it in (1, 2)
    )
    text = branching(
        {"s": ["t1"], "t1": ["g"], "g": ["t2", "e"], "t2": ["e"]}, lanes=1, extra=extra
    )

    drawn = lay_out(text)

    page = Page(drawn)
    assert faults(drawn) == []
    lowest = max(page.boxes[it][3] for it in ("t1", "t2", "e"))
    assert all(page.boxes[it][1] > lowest for it in ("sub1", "sub2"))


def test_a_process_without_pool_or_lanes_is_drawn_too() -> None:
    process = '<process id="p"><startEvent id="s"/></process>'
    text = f'<definitions xmlns="{xml.BPMN_NS}">{process}</definitions>'

    page = Page(lay_out(text))

    assert set(page.boxes) == {"s"}
    assert [subject(plane) for plane in page.root.iter(di("BPMNPlane"))] == ["p"]


def test_a_lane_without_steps_is_as_high_as_its_name_needs() -> None:
    empty = '<lane id="kosong" name="Bidang Perlindungan dan Jaminan Sosial Kabupaten"/></laneSet>'
    text = branching({"s": ["e"]}).replace("</laneSet>", empty)

    boxes = Page(lay_out(text)).boxes

    assert boxes["kosong"][3] - boxes["kosong"][1] >= 150
    assert contains(boxes["pool"], boxes["kosong"])


@pytest.mark.parametrize("content", ["", '<message id="m"/>'])
def test_a_document_without_a_process_keeps_an_empty_plane(content: str) -> None:
    text = f'<definitions xmlns="{xml.BPMN_NS}">{content}</definitions>'

    assert Page(lay_out(text)).boxes == {}


def test_a_lane_has_room_for_any_number_of_steps() -> None:
    crowd: Branches = {f"t{number}": [] for number in range(60)}

    assert faults(lay_out(branching(crowd, lanes=1))) == []


def test_flows_that_lead_nowhere_are_left_out() -> None:
    lost = '<sequenceFlow id="lost" sourceRef="t1" targetRef="nobody"/>'
    text = branching({"s": ["t1"], "t1": ["e"]}, extra=lost)

    assert "lost" not in Page(lay_out(text)).flows


def test_the_same_file_is_always_drawn_the_same_way() -> None:
    text = branching(SHAPES["loops inside loops"])

    assert lay_out(text) == lay_out(text)


def test_drawing_a_drawn_file_again_changes_nothing() -> None:
    drawn = lay_out(branching(SHAPES["boundary events"]))

    assert lay_out(drawn) == drawn


def test_everything_but_the_diagram_survives() -> None:
    foreign = (
        '<!-- catatan --><userTask id="t9" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"'
        ' camunda:formRef="f_a"><extensionElements><x:y xmlns:x="urn:x" z="1 &gt; 0">teks</x:y>'
        "</extensionElements></userTask>"
    )
    text = branching({"s": ["e"]}, extra=foreign)

    kept = etree.fromstring(lay_out(text).encode())

    for diagram in kept.findall(di("BPMNDiagram")):
        kept.remove(diagram)
    assert canonical(kept) == canonical(etree.fromstring(text.encode()))


def canonical(root: xml.Element) -> str:
    root[-1].tail = None
    plain = etree.tostring(root, encoding="unicode")
    return str(etree.canonicalize(plain, with_comments=True))


def test_colours_are_kept() -> None:
    drawn = lay_out(branching({"s": ["e"]})).replace("<definitions", '<definitions xmlns:b="urn:b"')
    coloured = drawn.replace('id="s_di"', 'id="s_di" b:stroke="#111111"')
    coloured = coloured.replace('id="s__e_di"', 'id="s__e_di" b:stroke="#222222"')

    redrawn = lay_out(coloured)

    assert 'b:stroke="#111111"' in redrawn
    assert 'b:stroke="#222222"' in redrawn


def test_broken_xml_is_refused() -> None:
    with pytest.raises(xml.UnreadableXmlError):
        lay_out("<definitions>")
