"""Why a notice did not leave the pages."""

from collections.abc import Mapping

from engine.domain.delivery import Fault

FAULTS: Mapping[str, str] = {
    Fault.REFUSED: "Penerima ditolak; alamat atau nomornya mungkin salah",
    Fault.BUSY: "Server tujuan belum mau menerima",
    Fault.SIGN_IN: "Server surel menolak nama masuk atau kata sandi Alur",
    Fault.INSECURE: "Sambungan aman ke server tidak dapat dibuat",
    Fault.TIMEOUT: "Server tidak menjawab",
    Fault.UNREACHABLE: "Server tidak dapat dihubungi",
    Fault.OFF: "Saluran ini dimatikan di pengaturan server",
    Fault.UNEXPECTED: "Kesalahan yang tidak terduga; keterangannya ada di log server",
}


def describe_fault(fault: str) -> str:
    """Return why the last try failed, with the other side's number for it."""
    code, _, number = fault.partition(" ")
    sentence = FAULTS.get(code, FAULTS[Fault.UNEXPECTED])
    return f"{sentence} (jawaban {number})." if number else f"{sentence}."
