"""A picture shows all that a diagram draws, legibly, and nothing that its texts smuggle in."""

from pathlib import Path

import pytest
from lxml import etree

from engine.bpmn.layout import lay_out
from engine.bpmn.layout_text import text_width
from engine.bpmn.picture import Paint, picture
from tests.unit.bpmn.drawing import Page
from tests.unit.bpmn.models import HEAD

PROCESSES = Path(__file__).parents[3] / "processes"
OURS = sorted(path.stem for path in PROCESSES.glob("*/*.bpmn"))
SVG = "{http://www.w3.org/2000/svg}"

PROCESS = """
<bpmn:collaboration id="c"><bpmn:participant id="pool" name="Surat" processRef="p"/>
</bpmn:collaboration>
<bpmn:process id="p" name="Surat &amp; &lt;script&gt;">
 <bpmn:laneSet id="l"><bpmn:lane id="loket" name="Loket">
  <bpmn:flowNodeRef>mulai</bpmn:flowNodeRef><bpmn:flowNodeRef>terima</bpmn:flowNodeRef>
  <bpmn:flowNodeRef>g</bpmn:flowNodeRef><bpmn:flowNodeRef>e</bpmn:flowNodeRef>
  <bpmn:flowNodeRef>tentukan</bpmn:flowNodeRef>
  <bpmn:flowNodeRef>tunggu</bpmn:flowNodeRef><bpmn:flowNodeRef>jadwal</bpmn:flowNodeRef>
  <bpmn:flowNodeRef>surat</bpmn:flowNodeRef><bpmn:flowNodeRef>kunjungan</bpmn:flowNodeRef>
 </bpmn:lane></bpmn:laneSet>
 <bpmn:startEvent id="mulai" name="Aduan masuk"><bpmn:messageEventDefinition/></bpmn:startEvent>
 <bpmn:userTask id="terima" name="Terima &lt;b&gt;surat&lt;/b&gt; pemohon dan periksa berkas"/>
 <bpmn:boundaryEvent id="t" name="Ingat" attachedToRef="terima" cancelActivity="false">
  <bpmn:timerEventDefinition/></bpmn:boundaryEvent>
 <bpmn:businessRuleTask id="tentukan" name="Tentukan berkas"/>
 <bpmn:exclusiveGateway id="g" name="Lengkap?" default="g__ya"/>
 <bpmn:eventBasedGateway id="tunggu"/>
 <bpmn:intermediateCatchEvent id="jadwal" name="Jadwal"><bpmn:timerEventDefinition/>
 </bpmn:intermediateCatchEvent>
 <bpmn:callActivity id="surat" name="Terbitkan surat"/>
 <bpmn:subProcess id="kunjungan" name="Kunjungan">
  <bpmn:multiInstanceLoopCharacteristics isSequential="false"/>
  <bpmn:userTask id="isi" name="Isi"><bpmn:multiInstanceLoopCharacteristics isSequential="true"/>
  </bpmn:userTask></bpmn:subProcess>
 <bpmn:subProcess id="batal" name="Batal" triggeredByEvent="true">
  <bpmn:startEvent id="m_batal" isInterrupting="false"><bpmn:timerEventDefinition/>
  </bpmn:startEvent></bpmn:subProcess>
 <bpmn:endEvent id="e" name="Selesai"><bpmn:terminateEventDefinition/></bpmn:endEvent>
 <bpmn:textAnnotation id="catatan"><bpmn:text>Ingat libur</bpmn:text></bpmn:textAnnotation>
 <bpmn:dataObjectReference id="berkas" name="Berkas"/>
 <bpmn:association id="a" sourceRef="terima" targetRef="catatan"/>
 <bpmn:sequenceFlow id="mulai__terima" sourceRef="mulai" targetRef="terima"/>
 <bpmn:sequenceFlow id="terima__tentukan" sourceRef="terima" targetRef="tentukan"/>
 <bpmn:sequenceFlow id="tentukan__g" sourceRef="tentukan" targetRef="g"/>
 <bpmn:sequenceFlow id="t__e" sourceRef="t" targetRef="e"/>
 <bpmn:sequenceFlow id="g__ya" name="ya" sourceRef="g" targetRef="tunggu"/>
 <bpmn:sequenceFlow id="g__tidak" name="tidak" sourceRef="g" targetRef="surat"/>
 <bpmn:sequenceFlow id="tunggu__jadwal" sourceRef="tunggu" targetRef="jadwal"/>
 <bpmn:sequenceFlow id="jadwal__e" sourceRef="jadwal" targetRef="kunjungan"/>
 <bpmn:sequenceFlow id="surat__e" sourceRef="surat" targetRef="e"/>
 <bpmn:sequenceFlow id="kunjungan__e" sourceRef="kunjungan" targetRef="e"/>
</bpmn:process></bpmn:definitions>
"""
REMARK = """<bpmndi:BPMNShape id="berkas_di" bpmnElement="berkas">
<dc:Bounds x="200" y="10" width="100" height="30"/></bpmndi:BPMNShape>
<bpmndi:BPMNShape id="catatan_di" bpmnElement="catatan">
<dc:Bounds x="10" y="10" width="100" height="30"/></bpmndi:BPMNShape>
<bpmndi:BPMNEdge id="a_di" bpmnElement="a"><di:waypoint x="60" y="40"/><di:waypoint x="60" y="90"/>
</bpmndi:BPMNEdge>"""


@pytest.fixture(scope="module")
def diagram() -> str:
    drawn = lay_out(HEAD + PROCESS)
    return drawn.replace("</bpmndi:BPMNPlane>", REMARK + "</bpmndi:BPMNPlane>")


def parts(svg: str, element_id: str) -> list[etree._Element]:
    """Return everything inside the groups of an element, the groups themselves first."""
    root = etree.fromstring(svg.encode())
    groups = root.iter(f"{SVG}g")
    found = [it for it in groups if it.get("data-element") == element_id]
    return [part for group in found for part in group.iter()]


def looks(svg: str, element_id: str) -> set[str]:
    return {look for part in parts(svg, element_id) for look in part.get("class", "").split()}


def words(svg: str, element_id: str) -> str:
    return " ".join(it.text or "" for it in parts(svg, element_id) if it.tag == f"{SVG}text")


def test_texts_are_shown_as_they_are_written(diagram: str) -> None:
    svg = picture(diagram)

    assert words(svg, "terima") == "Terima <b>surat</b> pemohon dan periksa berkas"
    assert "<script" not in svg
    assert "<b>" not in svg


@pytest.mark.parametrize(
    ("element_id", "look"),
    [
        ("pool", "participant"),
        ("loket", "lane"),
        ("mulai", "start"),
        ("terima", "person"),
        ("t", "aside"),
        ("tentukan", "system"),
        ("tentukan", "mark"),
        ("g", "gateway"),
        ("tunggu", "ring"),
        ("jadwal", "ring"),
        ("surat", "call"),
        ("kunjungan", "group"),
        ("batal", "apart"),
        ("m_batal", "aside"),
        ("e", "filled"),
        ("catatan", "bracket"),
        ("a", "remark"),
        ("berkas", "body"),
        ("g__ya", "head"),
    ],
)
def test_every_kind_has_its_own_look(diagram: str, element_id: str, look: str) -> None:
    assert look in looks(picture(diagram), element_id)


def test_an_event_that_waits_beside_its_task_is_told_from_one_that_ends_it(diagram: str) -> None:
    ending = diagram.replace('cancelActivity="false"', "")

    assert "aside" not in looks(picture(ending), "t")


def test_a_default_flow_has_a_stroke_across_it(diagram: str) -> None:
    svg = picture(diagram)

    lines = [it for it in parts(svg, "g__ya") if it.get("class") == "line"]
    others = [it for it in parts(svg, "g__tidak") if it.get("class") == "line"]
    assert (len(lines), len(others)) == (2, 1)


def test_an_association_has_no_head(diagram: str) -> None:
    assert "head" not in looks(picture(diagram), "a")


def test_steps_are_drawn_over_the_frame_that_they_stand_in(diagram: str) -> None:
    svg = picture(diagram)

    order = ["pool", "loket", "kunjungan", "mulai__terima", "terima", "t"]
    places = [svg.index(f'data-element="{it}"') for it in order]
    assert places == sorted(places)


def test_names_without_a_place_stand_at_their_element(diagram: str) -> None:
    root = etree.fromstring(diagram.encode())
    for label in list(root.iter("{http://www.omg.org/spec/BPMN/20100524/DI}BPMNLabel")):
        parent = label.getparent()
        assert parent is not None
        parent.remove(label)

    svg = picture(etree.tostring(root, encoding="unicode"))

    assert (words(svg, "g"), words(svg, "g__ya"), words(svg, "terima")[:6]) == (
        "Lengkap?",
        "ya",
        "Terima",
    )


def test_what_is_painted_has_its_look_and_a_legend(diagram: str) -> None:
    walked = Paint(look="walked", label="Dilalui", elements=frozenset({"terima", "g__ya"}))

    svg = picture(diagram, paints=[walked])

    assert "walked" in looks(svg, "terima") & looks(svg, "g__ya")
    assert "walked" not in looks(svg, "g")
    assert ">Dilalui<" in svg
    assert "Dilalui" not in picture(diagram)


def test_a_diagram_without_a_drawing_is_an_empty_page() -> None:
    svg = picture(HEAD + PROCESS)

    assert "data-element" not in svg
    assert 'viewBox="-20 -20 40 40"' in svg


def test_what_has_no_place_or_no_model_is_left_out(diagram: str) -> None:
    placeless = diagram.replace('<dc:Bounds x="10" y="10" width="100" height="30"/>', "")
    lost = placeless.replace('bpmnElement="terima"', 'bpmnElement="hilang"')
    short = lost.replace('<di:waypoint x="60" y="90"/>', "")

    svg = picture(short)

    assert not any(parts(svg, it) for it in ("catatan", "terima", "hilang", "a"))
    assert parts(svg, "g")


def test_a_place_that_is_no_number_is_refused(diagram: str) -> None:
    with pytest.raises(ValueError, match="could not convert"):
        picture(diagram.replace('x="10"', 'x="&quot;/&gt;"'))


@pytest.mark.parametrize("key", OURS)
def test_all_that_is_drawn_of_our_procedures_is_in_the_picture(key: str) -> None:
    text = (PROCESSES / key / f"{key}.bpmn").read_text(encoding="utf-8")
    page = Page(text)

    svg = picture(text)

    drawn = {it.get("data-element") for it in etree.fromstring(svg.encode()).iter(f"{SVG}g")}
    assert drawn >= page.boxes.keys() | page.flows.keys()


@pytest.mark.parametrize("key", OURS)
def test_names_stay_inside_the_room_that_the_layout_gave_them(key: str) -> None:
    text = (PROCESSES / key / f"{key}.bpmn").read_text(encoding="utf-8")

    svg = picture(text)

    for element_id, (_, top, width, height) in Page(text).labels.items():
        lines = [it for it in parts(svg, element_id) if it.get("class") == "label"]
        assert all(text_width(it.text or "", size=11) <= width for it in lines)
        assert all(top < float(it.get("y", "0")) < top + height for it in lines)
