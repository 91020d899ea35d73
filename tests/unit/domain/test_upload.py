"""Files from browsers: what they are, and what they are called."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.domain.upload import Upload, safe_name, sniff

SOUND, FRAME = b"ID3\x03\x00", b"\xff\xfb\x90\x64"
FILM, SPEECH = b"\x00\x00\x00\x20ftypisom\x00", b"\x00\x00\x00\x0aftypM4A \x00"
PDF, JPG, PNG = b"%PDF-1.7\n", b"\xff\xd8\xff\xe0\x00\x10JFIF", b"\x89PNG\r\n\x1a\n\x00"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (PDF, "pdf"),
        (JPG, "jpg"),
        (PNG, "png"),
        (SOUND, "mp3"),
        (FRAME, "mp3"),
        (FILM, "mp4"),
        (SPEECH, "mp4"),
        (b"\x00\x00\x00\x18ftypheic", None),
        (b"\xff\xf1\x50", None),
        (b"ID3", None),
        (b"\x00" + FILM, None),
        (b"", None),
        (b"%PDF", None),
        (b"\n" + PDF, None),
        (b"GIF89a" + PDF, None),
        (b"<html>", None),
        (b"MZ\x90", None),
    ],
)
def test_the_first_bytes_tell_what_a_file_is(content: bytes, kind: str | None) -> None:
    assert sniff(content) == kind


@pytest.mark.parametrize(
    ("name", "content", "kind", "media_type"),
    [
        ("ktp.pdf", PDF, "pdf", "application/pdf"),
        ("KTP.JPG", JPG, "jpg", "image/jpeg"),
        ("ktp.jpeg", JPG, "jpg", "image/jpeg"),
        ("ktp.png", PNG, "png", "image/png"),
        ("rekaman.mp3", FRAME, "mp3", "audio/mpeg"),
        ("rekaman.m4a", FILM, "mp4", "video/mp4"),
        ("rekaman.mp4", SPEECH, "mp4", "video/mp4"),
        ("rekaman.mp3", FILM, None, "application/octet-stream"),
        ("ktp.png", JPG, None, "application/octet-stream"),
        ("ktp.html", PDF, None, "application/octet-stream"),
        ("ktp", PDF, None, "application/octet-stream"),
        ("ktp.pdf", b"halo", None, "application/octet-stream"),
    ],
)
def test_a_file_is_of_a_kind_when_name_and_content_agree(
    name: str, content: bytes, kind: str | None, media_type: str
) -> None:
    upload = Upload(name=name, content_type="text/html", content=content)

    assert upload.kind == kind
    assert upload.media_type == media_type


def test_size_and_checksum_are_those_of_the_content() -> None:
    upload = Upload(name="a.pdf", content_type="", content=PDF)

    assert upload.size == 9
    assert upload.sha256 == hashlib.sha256(PDF).hexdigest()


def test_an_upload_takes_a_safe_name() -> None:
    upload = Upload(name="../../etc/passwd", content_type="", content=b"")

    assert upload.name == "passwd"
    assert upload.extension == ""


@pytest.mark.parametrize(
    ("given_name", "expected"),
    [
        ("KTP Siti.pdf", "KTP Siti.pdf"),
        ("..\\..\\windows\\win.ini", "win.ini"),
        ("/etc/passwd", "passwd"),
        ("a\x00b\r\nc.pdf", "abc.pdf"),
        ("foto\u202egpj.exe", "fotogpj.exe"),
        ('a<b>:"|?*.pdf', "a_b______.pdf"),
        ("...", "berkas"),
        (".pdf", "pdf"),
        ("", "berkas"),
        (" . .pdf", "pdf"),
        ("surat", "surat"),
        ("a.b.c.pdf", "a.b.c.pdf"),
        ("x" * 200 + ".pdf", "x" * 116 + ".pdf"),
        ("a." + "x" * 200, ("a." + "x" * 200)[:120]),
        ("\ud800.pdf", "pdf"),
    ],
)
def test_names_lose_what_could_do_harm(given_name: str, expected: str) -> None:
    assert safe_name(given_name) == expected


@given(st.text(max_size=300))
def test_every_name_becomes_a_safe_one(name: str) -> None:
    safe = safe_name(name)

    assert 0 < len(safe) <= 120
    assert not set(safe) & set('/\\<>:"|?*\x00\n')
    assert safe_name(safe) == safe
