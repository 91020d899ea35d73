"""A procedure of any number of user tasks in a row, each with the same small form."""

import json
from collections.abc import Mapping
from itertools import pairwise

FIELDS = ("nama", "alamat", "keterangan", "nomor", "catatan")
KEY = "bench-alur"
ROLE = "petugas"

_HEAD = (
    '<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" '
    'xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="d" targetNamespace="urn:bench">'
    '<bpmn:process id="bench_alur" name="Pengukuran" isExecutable="true">'
)


def files(*, steps: int) -> Mapping[str, str]:
    """Return the texts of the package by path."""
    return {
        f"processes/{KEY}/{KEY}.bpmn": _diagram(steps),
        f"processes/{KEY}/standar.yaml": _STANDARD,
        f"forms/{KEY}/f_bench.form": json.dumps(_FORM),
    }


def answers(step: int) -> dict[str, str]:
    """Return a good submission of the form."""
    return {field: f"{field} langkah {step}" for field in FIELDS}


def _diagram(steps: int) -> str:
    names = [f"tugas_{number}" for number in range(1, steps + 1)]
    nodes = ["mulai", *names, "e_selesai"]
    flows = "".join(
        f'<bpmn:sequenceFlow id="{a}__{b}" sourceRef="{a}" targetRef="{b}"/>'
        for a, b in pairwise(nodes)
    )
    tasks = "".join(
        f'<bpmn:userTask id="{name}" name="{name}" camunda:formRef="f_bench" '
        f'camunda:candidateGroups="{ROLE}"/>'
        for name in names
    )
    return (
        f'{_HEAD}<bpmn:startEvent id="mulai" name="Mulai"/>{tasks}'
        f'<bpmn:endEvent id="e_selesai" name="Selesai"/>{flows}'
        "</bpmn:process></bpmn:definitions>"
    )


_FORM = {
    "type": "default",
    "id": "f_bench",
    "schemaVersion": 19,
    "properties": {"alur:title": "Pengukuran"},
    "components": [
        {"type": "textfield", "id": field, "key": field, "label": field} for field in FIELDS
    ],
}

_STANDARD = """\
judul: Pengukuran
judul_pendek: Pengukuran
kantor: Kantor pengukuran
unit: Pengukuran
sk: {nomor: "1", tahun: 2026}
jenis: layanan
kode: BENCH
persyaratan: [Tidak ada]
prosedur: [Mengukur]
waktu: {teks: 1 Jam, durasi: PT1H}
biaya: {teks: Gratis, gratis: true}
produk: {teks: Angka}
pengaduan: {kanal: [Loket]}
"""
