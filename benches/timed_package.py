"""A procedure of one task with a deadline, and another task for those who let it pass."""

from collections.abc import Mapping
from datetime import timedelta

from benches import package

KEY = "bench-batas"
DEADLINE = timedelta(days=1)

_DIAGRAM = f"""\
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
    xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="d" targetNamespace="urn:bench">
  <bpmn:process id="bench_batas" name="Batas" isExecutable="true">
    <bpmn:startEvent id="mulai" name="Mulai"/>
    <bpmn:userTask id="isi" name="Isi" camunda:formRef="f_bench"
      camunda:candidateGroups="{package.ROLE}"/>
    <bpmn:boundaryEvent id="batas" name="Batas" attachedToRef="isi">
      <bpmn:timerEventDefinition><bpmn:timeDuration>P1D</bpmn:timeDuration>
      </bpmn:timerEventDefinition></bpmn:boundaryEvent>
    <bpmn:userTask id="susul" name="Susul" camunda:formRef="f_bench"
      camunda:candidateGroups="{package.ROLE}"/>
    <bpmn:endEvent id="e_selesai" name="Selesai"/>
    <bpmn:sequenceFlow id="f1" sourceRef="mulai" targetRef="isi"/>
    <bpmn:sequenceFlow id="f2" sourceRef="isi" targetRef="e_selesai"/>
    <bpmn:sequenceFlow id="f3" sourceRef="batas" targetRef="susul"/>
    <bpmn:sequenceFlow id="f4" sourceRef="susul" targetRef="e_selesai"/>
  </bpmn:process>
</bpmn:definitions>
"""


def files() -> Mapping[str, str]:
    """Return the texts of the package by path."""
    return {
        path.replace(package.KEY, KEY): _DIAGRAM if path.endswith(".bpmn") else text
        for path, text in package.files(steps=1).items()
    }
