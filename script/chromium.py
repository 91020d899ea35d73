"""Unpacks the Chromium that an npm package carries, for machines where none can be installed.

Usage: chromium.py PACKAGE.tgz FOLDER. Leaves FOLDER/chromium, which starts the browser with the
libraries and fonts that came along.
"""

import io
import shutil
import sys
import tarfile
from pathlib import Path

import brotli

LIBRARIES, FONTS = "al2023.tar.br", "fonts.tar.br"

START = """#!/bin/sh
here=$(cd "$(dirname "$0")" && pwd)
export LD_LIBRARY_PATH="$here/lib" FONTCONFIG_FILE="$here/fonts.conf"
exec "$here/chromium.bin" "$@"
"""

# The package's own file names folders of the servers it is meant for.
FONTS_FILE = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
"""


def main(package: Path, folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    with tarfile.open(package) as archive:
        _executable(folder / "chromium.bin", _unpacked(archive, "chromium.br"))
        for name in (LIBRARIES, FONTS):
            _extract(_unpacked(archive, name), folder)
    (folder / "fonts.conf").write_text(FONTS_FILE, encoding="utf-8")
    _executable(folder / "chromium", START.encode())


def _unpacked(archive: tarfile.TarFile, name: str) -> bytes:
    member = archive.extractfile(f"package/bin/{name}")
    if member is None:
        raise SystemExit(f"The package has no {name}.")
    return bytes(brotli.decompress(member.read()))


def _extract(tar: bytes, folder: Path) -> None:
    with tarfile.open(fileobj=io.BytesIO(tar)) as archive:
        archive.extractall(folder, filter="data")


def _executable(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    path.chmod(0o755)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
