"""Files of cases."""

from io import BytesIO
from uuid import UUID

from flask import Blueprint, Response, send_file

from engine.services import documents
from webapp.auth import signed_in
from webapp.context import actor, reading

blueprint = Blueprint("documents", __name__, url_prefix="/dokumen")


@blueprint.get("/<uuid:document_id>")
@signed_in
def show(document_id: UUID) -> Response:
    """Show the file in the browser, isolated: whatever it holds cannot act as a page of ours."""
    with reading() as work:
        document, content = documents.read(work, document_id=document_id, actor=actor())
    response = send_file(
        BytesIO(content), mimetype=document.content_type, download_name=document.file_name
    )
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
