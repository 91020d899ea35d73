"""Builds small packages for the tests of the checks."""

import json
import re
from itertools import pairwise
from typing import Any

from engine.bpmn.checks import check
from engine.domain.bundle import Bundle
from engine.domain.problem import Problem

HEAD = (
    '<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"'
    ' xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI"'
    ' xmlns:camunda="http://camunda.org/schema/1.0/bpmn"'
    ' xmlns:operaton="http://operaton.org/schema/1.0/bpmn"'
    ' xmlns:spiffworkflow="http://spiffworkflow.org/bpmn/schema/1.0/core">'
)
STANDARD = """\
judul: Uji
kode: UJI
sk:
  nomor: 1/2026
persyaratan: [KTP]
prosedur: [Datang]
waktu: {teks: 1 hari}
biaya: {teks: gratis}
produk: {teks: surat}
pengaduan: {kanal: [loket]}
"""
LANES = '<bpmn:laneSet id="ls"><bpmn:lane id="loket" name="Loket">{}</bpmn:lane></bpmn:laneSet>'
DRAWN = re.compile(r'<bpmn:(?!sequenceFlow|laneSet|lane |process)\w+ [^>]*?\bid="([^"]+)"')

START = '<bpmn:startEvent id="mulai"/>'
END = '<bpmn:endEvent id="selesai"/>'
TASK = '<bpmn:userTask id="isi" name="Isi data" camunda:formRef="f_isi"/>'


def flow(source: str, target: str, *, inside: str = "", attributes: str = "") -> str:
    name = f"{source}__{target}"
    return (
        f'<bpmn:sequenceFlow id="{name}" name="{name}" sourceRef="{source}" targetRef="{target}"'
        f" {attributes}>{inside}</bpmn:sequenceFlow>"
    )


def condition(text: str) -> str:
    return f"<bpmn:conditionExpression>{text}</bpmn:conditionExpression>"


def chain(*names: str) -> str:
    return "".join(flow(source, target) for source, target in pairwise(names))


def around(element: str, name: str = "x") -> str:
    """A sound process whose only step is `element`, which has the id `name`."""
    return START + element + END + chain("mulai", name, "selesai")


def document(process: str, *, attributes: str = "", roots: str = "", lanes: bool = True) -> str:
    """A BPMN file; every node lies in the lane `loket`, and is drawn."""
    names = DRAWN.findall(process)
    members = "".join(f"<bpmn:flowNodeRef>{it}</bpmn:flowNodeRef>" for it in names)
    shapes = "".join(f'<bpmndi:BPMNShape bpmnElement="{it}"/>' for it in names)
    attributes = attributes or 'id="uji" isExecutable="true"'
    return (
        f"{HEAD}\n{roots}<bpmn:process {attributes}>\n{LANES.format(members) if lanes else ''}"
        f"{process}</bpmn:process>"
        f"<bpmndi:BPMNDiagram><bpmndi:BPMNPlane>{shapes}</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>"
        "</bpmn:definitions>"
    )


def form(*components: dict[str, Any], form_id: str = "f_isi") -> str:
    return json.dumps({"id": form_id, "type": "default", "components": list(components)})


def field(key: str, **facts: Any) -> dict[str, Any]:
    return {"type": "textfield", "key": key, "label": key, **facts}


def files(diagram: str, *, asked: str = "", standard: str = STANDARD) -> dict[str, str]:
    return {
        "processes/uji/uji.bpmn": diagram,
        "processes/uji/standar.yaml": standard,
        "forms/uji/f_isi.form": asked or form(field("nama")),
    }


def package(process: str, **options: Any) -> Bundle:
    """A package `uji` with one process, one form and a standard."""
    asked = options.pop("asked", "")
    return Bundle("uji", files(document(process, **options), asked=asked))


def asking(*components: dict[str, Any]) -> Bundle:
    """A sound package whose only form has these components."""
    return package(around(TASK, "isi"), asked=form(*components))


def found(bundle: Bundle, code: str) -> list[Problem]:
    return [it for it in check(bundle) if it.code == code]
