"""A file as a browser sent it: nothing it says about itself is believed."""

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

LONGEST_NAME = 120
LONGEST_EXTENSION = 10
NAMELESS = "berkas"

# Sound begins with tags or with its first frame (MPEG-1, 2 or 2.5, layer III), films and the sound
# that phones record with the brand of an ISO 14496-12 file; photographs have such brands too.
MAGIC: Mapping[str, re.Pattern[bytes]] = {
    "pdf": re.compile(rb"%PDF-"),
    "jpg": re.compile(rb"\xff\xd8\xff"),
    "png": re.compile(rb"\x89PNG\r\n\x1a\n"),
    "mp3": re.compile(rb"ID3[\x02-\x04]|\xff[\xe2\xe3\xf2\xf3\xfa\xfb]"),
    "mp4": re.compile(
        rb"\x00\x00..ftyp(?:isom|iso[2-6]|mp4[12]|avc1|M4[AV] |3gp[4-6]|MSNV|dash)", re.DOTALL
    ),
}
EXTENSIONS: Mapping[str, frozenset[str]] = {
    "pdf": frozenset({"pdf"}),
    "jpg": frozenset({"jpg", "jpeg"}),
    "png": frozenset({"png"}),
    "mp3": frozenset({"mp3"}),
    "mp4": frozenset({"mp4", "m4a"}),
}
CONTENT_TYPES: Mapping[str, str] = {
    "pdf": "application/pdf",
    "jpg": "image/jpeg",
    "png": "image/png",
    "mp3": "audio/mpeg",
    "mp4": "video/mp4",
}


@dataclass(frozen=True, kw_only=True)
class Upload:
    """`name` and `content_type` are what the browser claims; the name is made safe."""

    name: str
    content_type: str
    content: bytes

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", safe_name(self.name))

    @property
    def size(self) -> int:
        """Bytes."""
        return len(self.content)

    @cached_property
    def sha256(self) -> str:
        """Hexadecimal."""
        return hashlib.sha256(self.content).hexdigest()

    @property
    def extension(self) -> str:
        """What follows the last dot of the name, in small letters; empty without a dot."""
        return self.name.rpartition(".")[2].lower() if "." in self.name else ""

    @property
    def media_type(self) -> str:
        """The content type to store and to serve: by what the file is, not by what was claimed."""
        return CONTENT_TYPES.get(self.kind or "", "application/octet-stream")

    @cached_property
    def kind(self) -> str | None:
        """The kind that content and extension agree on, or None."""
        found = sniff(self.content)
        return found if found and self.extension in EXTENSIONS[found] else None


def sniff(content: bytes) -> str | None:
    """Return the kind, one of `MAGIC`, that the very first bytes show, or None for anything else.

    Readers forgive leading bytes, which lets one file be two kinds at once; we do not.
    """
    return next((kind for kind, magic in MAGIC.items() if magic.match(content)), None)


def safe_name(name: str) -> str:
    """Return a file name without folders, control or path characters, of at most 120 characters."""
    last = name.replace("\\", "/").rpartition("/")[2]
    seen = "".join(char for char in last if not _is_unseen(char))
    stem, dot, extension = seen.translate(FORBIDDEN).strip(" .").rpartition(".")
    if not dot or len(extension) > LONGEST_EXTENSION:
        stem, extension = f"{stem}{dot}{extension}", ""
    return _shortened(stem.rstrip(" .") or NAMELESS, extension and f".{extension}")


def _shortened(stem: str, ending: str) -> str:
    return stem[: LONGEST_NAME - len(ending)] + ending


def _is_unseen(char: str) -> bool:
    """Tell whether it is a control, a mark that turns the writing round, or no character at all."""
    return unicodedata.category(char).startswith("C")


FORBIDDEN = str.maketrans(dict.fromkeys('<>:"|?*', "_"))
