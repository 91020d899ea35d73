"""Small packages `uji` for what the real ones never do: steps that fail, odd operations."""

from typing import Any

from tests.unit.bpmn.models import properties
from tests.unit.bpmn.packages import (
    END,
    START,
    chain,
    condition,
    document,
    field,
    files,
    flow,
    form,
)

Files = dict[str, str]

# The day after the one that tests begin on.
LATER = condition('today() &gt; date("2026-11-21")')
NEVER = condition("1 = 2")


def task(element_id: str = "isi", name: str = "Isi data") -> str:
    """Write a task of the counter."""
    return (
        f'<bpmn:userTask id="{element_id}" name="{name}" camunda:formRef="f_isi"'
        ' camunda:candidateGroups="front_office"/>'
    )


def choice(element_id: str = "pilih") -> str:
    return f'<bpmn:exclusiveGateway id="{element_id}" name="Bagaimana?"/>'


def timer(element_id: str = "tunggu") -> str:
    """Write an event that waits for a day."""
    return (
        f'<bpmn:intermediateCatchEvent id="{element_id}" name="Tunggu"><bpmn:timerEventDefinition>'
        "<bpmn:timeDuration>P1D</bpmn:timeDuration></bpmn:timerEventDefinition>"
        "</bpmn:intermediateCatchEvent>"
    )


def operation(topic: str, *, element_id: str = "kerja", **inputs: str) -> str:
    """Write a service task; inputs are FEEL."""
    given = "".join(
        f'<camunda:inputParameter name="{name}">{text}</camunda:inputParameter>'
        for name, text in inputs.items()
    )
    return (
        f'<bpmn:serviceTask id="{element_id}" name="Kerja" camunda:type="external"'
        f' camunda:topic="{topic}"><bpmn:extensionElements><camunda:inputOutput>{given}'
        "</camunda:inputOutput></bpmn:extensionElements></bpmn:serviceTask>"
    )


NOTICE = operation("pemberitahuan", kode='"N-01"', untuk='"front_office"')
NUMBER = operation("nomor-surat", jenis_naskah='"surat_tugas"', element_id="nomor")
LETTER = operation("surat-pdf", jenis_naskah='"surat_tugas"', nomor_naskah='"1"', isi='"Isi."')


def package(process: str, *, asked: str = "", standard: str | None = None) -> Files:
    found = files(document(process), asked=asked)
    return found if standard is None else {**found, "processes/uji/standar.yaml": standard}


def asking(*components: dict[str, Any]) -> Files:
    """A sound package with two tasks in a row that ask for the same."""
    steps = START + task() + task("lagi", "Isi lagi") + END
    flows = chain("mulai", "isi", "lagi", "selesai")
    return package(steps + flows, asked=form(*components))


def promising(text: str) -> Files:
    """Two tasks in a row, and a promise of time that may depend on the first answer."""
    found = asking(field("nama"))
    diagram = found["processes/uji/uji.bpmn"]
    end = diagram.index(">", diagram.index("<bpmn:process ")) + 1
    said = properties(promise=text)
    return {**found, "processes/uji/uji.bpmn": diagram[:end] + said + diagram[end:]}


def then(*steps: tuple[str, str]) -> Files:
    """A task, then these steps (id, element), then the end."""
    elements = START + task() + "".join(element for _, element in steps) + END
    return package(elements + chain("mulai", "isi", *(name for name, _ in steps), "selesai"))


def branching(text: str, *steps: tuple[str, str], first: bool = True) -> Files:
    """A task and these steps, then one of two branches, of which the second is never taken."""
    asked = [("isi", task())] if first else []
    before = [*asked, *steps]
    elements = "".join(element for _, element in before)
    return package(
        START
        + elements
        + choice()
        + END
        + '<bpmn:endEvent id="batal"/>'
        + chain("mulai", *(name for name, _ in before), "pilih")
        + flow("pilih", "selesai", inside=text)
        + flow("pilih", "batal", inside=NEVER),
        asked=form(field("nama"), {"type": "number", "key": "umur", "label": "Umur"}),
    )


def circling(*steps: tuple[str, str]) -> Files:
    """These steps, then a notice that is sent again and again."""
    elements = "".join(element for _, element in steps) + '<bpmn:exclusiveGateway id="ulangi"/>'
    return package(
        START
        + elements
        + NOTICE
        + choice()
        + END
        + chain("mulai", *(name for name, _ in steps), "ulangi", "kerja", "pilih")
        + flow("pilih", "ulangi", inside=condition("1 = 1"))
        + flow("pilih", "selesai", inside=NEVER)
    )


def waiting_for(message: str, *, key: str) -> Files:
    """A task, then an event at the counter that waits for a message and takes `jumlah` from it."""
    event = (
        '<bpmn:intermediateCatchEvent id="terima" name="Tunggu kabar"><bpmn:extensionElements>'
        f'<camunda:properties><camunda:property name="alur:correlationKey" value="{key}"/>'
        '<camunda:property name="alur:variables" value="jumlah"/></camunda:properties>'
        '</bpmn:extensionElements><bpmn:messageEventDefinition messageRef="pesan"/>'
        "</bpmn:intermediateCatchEvent>"
    )
    process = START + task() + event + END + chain("mulai", "isi", "terima", "selesai")
    return _of("tunggu", process, field("tahun"), message=message)


def interrupted_by(message: str) -> Files:
    """Two tasks; the second ends early when a message comes."""
    event = (
        '<bpmn:boundaryEvent id="batalkan" name="Dibatalkan" attachedToRef="lagi">'
        '<bpmn:messageEventDefinition messageRef="pesan"/></bpmn:boundaryEvent>'
    )
    steps = START + task() + task("lagi", "Isi lagi") + event + END
    flows = chain("mulai", "isi", "lagi", "selesai") + flow("batalkan", "selesai")
    return _of("batal", steps + flows, field("tahun"), message=message)


def beside_a_task(message: str) -> Files:
    """A task beside which the same message may arrive any number of times."""
    event = (
        '<bpmn:boundaryEvent id="terima" name="Kabar lagi" attachedToRef="isi"'
        ' cancelActivity="false"><bpmn:messageEventDefinition messageRef="pesan"/>'
        '</bpmn:boundaryEvent><bpmn:endEvent id="dicatat"/>'
    )
    process = START + task() + event + END + chain("mulai", "isi", "selesai")
    return _of("samping", process + flow("terima", "dicatat"), field("tahun"), message=message)


def twice(message: str) -> Files:
    """A task, then two events in a row that wait for the same message."""
    events = "".join(
        f'<bpmn:intermediateCatchEvent id="{name}" name="Tunggu kabar">'
        '<bpmn:messageEventDefinition messageRef="pesan"/></bpmn:intermediateCatchEvent>'
        for name in ("pertama", "kedua")
    )
    steps = chain("mulai", "isi", "pertama", "kedua", "selesai")
    process = START + task() + events + END + steps
    return _of("dua", process, field("tahun"), message=message)


def failing_after(message: str) -> Files:
    """A task, an event that waits for a message, and then a gateway without a way."""
    event = (
        '<bpmn:intermediateCatchEvent id="terima" name="Tunggu kabar">'
        '<bpmn:messageEventDefinition messageRef="pesan"/></bpmn:intermediateCatchEvent>'
    )
    process = (
        START
        + task()
        + event
        + choice()
        + END
        + '<bpmn:endEvent id="batal"/>'
        + chain("mulai", "isi", "terima", "pilih")
        + flow("pilih", "selesai", inside=LATER)
        + flow("pilih", "batal", inside=NEVER)
    )
    return _of("gagal", process, field("tahun"), message=message)


def either(first: str, second: str) -> Files:
    """A task, then an event gateway before two messages."""
    events = "".join(
        f'<bpmn:intermediateCatchEvent id="{name}" name="{name}">'
        f'<bpmn:messageEventDefinition messageRef="{ref}"/></bpmn:intermediateCatchEvent>'
        for name, ref in (("satu", "pesan"), ("lain", "pesan_lain"))
    )
    process = (
        START
        + task()
        + '<bpmn:eventBasedGateway id="mana" name="Yang lebih dulu?"/>'
        + events
        + END
        + chain("mulai", "isi", "mana", "satu", "selesai")
        + chain("mana", "lain", "selesai")
    )
    other = f'<bpmn:message id="pesan_lain" name="{second}"/>'
    return _of("pilihan", process, field("tahun"), message=first, roots=other)


def circle(message: str) -> Files:
    """A procedure that begins with the message that it sends."""
    start = (
        '<bpmn:startEvent id="mulai"><bpmn:messageEventDefinition messageRef="pesan"/>'
        "</bpmn:startEvent>"
    )
    sent = operation("pesan", pesan=f'"{message}"')
    process = start + sent + task() + END + chain("mulai", "kerja", "isi", "selesai")
    return _of("putar", process, field("tahun"), message=message)


def sending(message: str, **inputs: str) -> Files:
    """A task, then a message; its further inputs are FEEL."""
    sent = operation("pesan", pesan=f'"{message}"', **inputs)
    process = START + task() + sent + END + chain("mulai", "isi", "kerja", "selesai")
    return _of("kabar", process, field("tahun"))


def complaints(key: str = "aduan", *, message: str = "aduan_masuk") -> Files:
    """A procedure that a message begins; its task asks which case it is about."""
    start = (
        '<bpmn:extensionElements><camunda:properties><camunda:property name="alur:about"'
        ' value="no_permohonan"/></camunda:properties></bpmn:extensionElements>'
        '<bpmn:startEvent id="mulai"><bpmn:extensionElements><camunda:properties>'
        '<camunda:property name="alur:variables" value="uraian"/></camunda:properties>'
        '</bpmn:extensionElements><bpmn:messageEventDefinition messageRef="pesan"/>'
        "</bpmn:startEvent>"
    )
    process = start + task() + END + chain("mulai", "isi", "selesai")
    return _of(key, process, field("no_permohonan"), field("uraian"), message=message)


def _of(
    key: str, process: str, *asked: dict[str, Any], message: str = "", roots: str = ""
) -> Files:
    """Return the package under a key of its own."""
    own = f'<bpmn:message id="pesan" name="{message}"/>' if message else ""
    found = files(document(process, roots=own + roots), asked=form(*asked))
    identifier = key.replace("-", "_")
    return {
        path.replace("uji", key): text.replace('"uji"', f'"{identifier}"').replace(
            "loket", "front_office"
        )
        for path, text in found.items()
    }
