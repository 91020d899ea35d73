"""How a picture looks: light colours of our own, and those of what was walked or missed."""

from collections.abc import Mapping

# Endings of BPMN tags, the most particular first, and the class of their style.
FAMILIES: Mapping[str, str] = {
    "startEvent": "start",
    "endEvent": "end",
    "Event": "event",
    "Gateway": "gateway",
    "userTask": "person",
    "Task": "system",
    "task": "system",
    "Activity": "call",
    "Process": "group",
    "association": "remark",
    "textAnnotation": "remark",
    "Flow": "flow",
}

STYLE = """
text { font: 12px Arial, 'Liberation Sans', Helvetica, sans-serif; fill: #1e293b;
  text-anchor: middle; }
.paper { fill: #fff; }
.body { fill: #fff; stroke: #64748b; stroke-width: 1.5; }
.header { fill: #f1f5f9; stroke: #64748b; stroke-width: 1.5; }
.mark, .ring { fill: none; stroke: #475569; stroke-width: 1.3; stroke-linecap: round;
  stroke-linejoin: round; }
.mark.filled { fill: #475569; }
.line { fill: none; stroke: #475569; stroke-width: 1.5; }
.head { fill: #475569; stroke: #475569; stroke-linejoin: round; }
.bracket { fill: none; stroke: #64748b; stroke-width: 1.5; }
.label { font-size: 11px; paint-order: stroke; stroke: #fff; stroke-width: 3px;
  stroke-linejoin: round; }
.legend { font-size: 13px; text-anchor: start; }
.participant .name { font-size: 13px; font-weight: bold; }
.participant .body, .lane .body { stroke: #94a3b8; }
.participant .header { fill: #e2e8f0; stroke: #94a3b8; }
.lane .header { stroke: #94a3b8; }
.start .body { fill: #e7f6ec; stroke: #2f8f55; }
.end .body { fill: #fcebeb; stroke: #b53b3b; stroke-width: 3.5; }
.event .body, .event .ring { fill: #fffbeb; stroke: #92722a; }
.aside .body, .aside .ring { stroke-dasharray: 4 3; }
.apart .body { stroke-dasharray: 1.5 4; stroke-linecap: round; }
.gateway .body { fill: #fef5d9; stroke: #a67c1a; }
.gateway .mark { stroke-width: 2.6; stroke: #7a5a10; }
.gateway .ring { stroke: #7a5a10; }
.person .body { fill: #eaf3fd; stroke: #3f74ad; }
.system .body { fill: #f1f5f9; stroke: #64748b; }
.call .body { fill: #f4effc; stroke: #7657b5; stroke-width: 3.5; }
.group .body { fill: #fbfcfe; }
.remark .name { text-anchor: middle; font-size: 11px; }
.remark .line { stroke-dasharray: 2 4; }
.messageFlow .line { stroke-dasharray: 8 4; }
.walked .body { fill: #dcf5e3; stroke: #1f7a43; }
.walked .line { stroke: #1f7a43; stroke-width: 2.5; }
.walked .head { fill: #1f7a43; stroke: #1f7a43; }
.walked .mark, .walked .ring { stroke: #14532d; }
.missed .body { fill: #ffe9dc; stroke: #c2410c; stroke-dasharray: 6 3; }
.missed .line { stroke: #c2410c; stroke-width: 2.5; stroke-dasharray: 7 5; }
.missed .head { fill: #c2410c; stroke: #c2410c; }
.missed .mark, .missed .ring { stroke: #9a3412; }
.missed .label, .missed .name { fill: #9a3412; }
"""


def family(kind: str) -> str:
    """Return the class that a BPMN tag is drawn with; by default, the tag itself."""
    return next((look for ending, look in FAMILIES.items() if kind.endswith(ending)), kind)
