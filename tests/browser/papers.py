"""Small files that really are what their names say."""

from base64 import b64decode
from io import BytesIO
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

# One grey point.
JPEG = b64decode(
    "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////"
    "////////////////////////////wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAACf/EABQQAQAAAAAAAAAA"
    "AAAAAAAAAAD/2gAIAQEAAD8AKp//2Q=="
)


def a_pdf(folder: Path, name: str = "surat.pdf") -> Path:
    buffer = BytesIO()
    canvas = Canvas(buffer)
    canvas.drawString(72, 720, "Surat rekaan untuk pengujian")
    canvas.save()
    path = folder / name
    path.write_bytes(buffer.getvalue())
    return path


def a_photo(folder: Path, name: str = "foto.jpg") -> Path:
    path = folder / name
    path.write_bytes(JPEG)
    return path
