"""Writes BPMN files from a short notation, for the tests of the layout."""

from engine.bpmn import xml

Branches = dict[str, list[str]]

TAGS = {
    "c": "intermediateCatchEvent",
    "e": "endEvent",
    "g": "exclusiveGateway",
    "s": "startEvent",
    "t": "userTask",
    "v": "eventBasedGateway",
}


def branching(branches: Branches, *, lanes: int = 3, extra: str = "") -> str:
    """Return a BPMN text; a name's first letter tells its kind, `b1_on_t1` sits on `t1`."""
    names = list(dict.fromkeys([*branches, *(t for ends in branches.values() for t in ends)]))
    owned = [name for name in names if "_on_" not in name]
    refs = [
        "".join(f"<flowNodeRef>{n}</flowNodeRef>" for n in owned[i::lanes]) for i in range(lanes)
    ]
    lane_set = "".join(
        f'<lane id="lane{i}" name="Peran ke-{i}">{r}</lane>' for i, r in enumerate(refs)
    )
    flows = "".join(
        f'<sequenceFlow id="{a}__{b}" name="{label(a, b)}" sourceRef="{a}" targetRef="{b}"/>'
        for a, ends in branches.items()
        for b in ends
    )
    return (
        f'<definitions xmlns="{xml.BPMN_NS}" targetNamespace="urn:t"><collaboration id="c">'
        '<participant id="pool" name="Prosedur" processRef="p"/></collaboration>'
        f'<process id="p"><laneSet>{lane_set}</laneSet>{"".join(map(element, names))}{extra}{flows}'
        "</process></definitions>"
    )


def label(source: str, target: str) -> str:
    return f"bila menuju {target}" if source.startswith("g") else ""


def element(name: str) -> str:
    if "_on_" in name:
        host = name.split("_on_")[1]
        return f'<boundaryEvent id="{name}" name="lewat batas" attachedToRef="{host}"/>'
    tag = TAGS[name[0]]
    return f'<{tag} id="{name}" name="Langkah {name} yang perlu"/>'
