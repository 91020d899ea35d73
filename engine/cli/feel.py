"""The command that tries an expression on values from a file."""

import sys
from collections.abc import Iterator
from typing import BinaryIO
from zoneinfo import ZoneInfo

import click

from engine.cli.edge import ZONES, alur, refusals
from engine.messages import describe_feel
from engine.scheduler import utc_now
from engine.services import playground
from engine.services.playground import Fault, Tried

WIDTH = 100


@alur.command()
@click.argument("text", metavar="RUMUS")
@click.option(
    "--context",
    "file",
    type=click.File("rb"),
    help="Berkas JSON dengan data yang boleh disebut; - untuk masukan.",
)
@click.option(
    "--input", "tested", help="Nilai JSON yang diuji: RUMUS dibaca sebagai sel tabel keputusan."
)
@click.option(
    "--zone",
    default=ZONES[0],
    show_default=True,
    type=click.Choice(ZONES),
    help="Zona waktu bagi today() dan now().",
)
@click.option("--json", "as_json", is_flag=True, help="Tampilkan hasilnya sebagai JSON.")
def feel(text: str, file: BinaryIO | None, tested: str | None, zone: str, *, as_json: bool) -> None:
    """Hitung satu rumus FEEL dan tampilkan hasilnya."""
    with refusals():
        tried = _tried(text, file, tested, ZoneInfo(zone))
    if tried.fault:
        for line in _complaint(text, tried.fault):
            click.echo(line, err=True)
        sys.exit(1)
    click.echo(_as_json(tried) if as_json else tried.value_text)


def _tried(text: str, file: BinaryIO | None, tested: str | None, zone: ZoneInfo) -> Tried:
    # One byte more than may be is enough to see that there are too many.
    raw = file.read(playground.MOST_BYTES + 1) if file else b"{}"
    context, at = playground.read_context(raw), utc_now().astimezone(zone)
    if tested is None:
        return playground.try_expression(text, context=context, at=at)
    value = playground.read_value(tested.encode())
    return playground.try_unary_tests(text, tested=value, context=context, at=at)


def _complaint(text: str, fault: Fault) -> Iterator[str]:
    """Yield what stands around the place, a mark below it, and the sentence."""
    sentence = describe_feel(fault.code, fault.facts)
    if not fault.line:
        yield sentence
        return
    line, start = text.split("\n")[fault.line - 1], max(0, fault.column - WIDTH // 2)
    yield line[start : start + WIDTH]
    # A tab stays one, so that the mark stands where the reader's terminal puts the place.
    before = line[start : fault.column - 1]
    yield "".join(it if it == "\t" else " " for it in before) + "^"
    yield f"Baris {fault.line}, kolom {fault.column}: {sentence}"


def _as_json(tried: Tried) -> str:
    if tried.json_text is None:
        raise click.ClickException(describe_feel("not_json", {"kind": tried.type_name}))
    return tried.json_text
