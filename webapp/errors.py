"""Refusals become pages or JSON, in one place."""

import logging
import traceback

from flask import Flask, g, jsonify, render_template, request
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response

from engine.domain.errors import InvalidPackageError, InvalidSubmissionError, WorkflowError
from engine.messages import describe_error
from webapp import messages
from webapp.auth import wants_json
from webapp.problems import as_json, worded

Answer = tuple[str | Response, int]

log = logging.getLogger("alur.web")


def register(app: Flask) -> None:
    app.register_error_handler(InvalidSubmissionError, refuse_submission)
    app.register_error_handler(InvalidPackageError, refuse_package)
    app.register_error_handler(WorkflowError, refuse)
    app.register_error_handler(CSRFError, refuse_expired)
    app.register_error_handler(HTTPException, refuse_request)
    app.register_error_handler(Exception, admit_fault)


def refuse(error: WorkflowError) -> Answer:
    return _answer(describe_error(error), messages.status_of(error))


def refuse_submission(error: InvalidSubmissionError) -> Answer:
    return jsonify(message=describe_error(error), problems=worded(error)), 422


def refuse_package(error: InvalidPackageError) -> Answer:
    problems = [as_json(it) for it in error.problems]
    return jsonify(message=describe_error(error), problems=problems), 422


def refuse_expired(error: CSRFError) -> Answer:
    """A form that outlived its session: the same as not being signed in."""
    del error
    return _answer(messages.SESSION_ENDED, 401)


def refuse_request(error: HTTPException) -> Answer:
    status = error.code or 500
    return _answer(messages.HTTP_SENTENCES.get(status, messages.HTTP_SENTENCES[400]), status)


def admit_fault(error: Exception) -> Answer:
    """Answer a fault of ours, and log where it happened."""
    log.error("%s %s: %s", request.method, request.url_rule, _where(error))
    # The page's head would ask the database, which may be what failed.
    g.user = None
    return _answer(messages.HTTP_SENTENCES[500], 500)


def _where(error: BaseException) -> str:
    # Messages of exceptions may quote what people typed, so only their types are written down.
    cause = f", caused by {_where(error.__cause__)}" if error.__cause__ else ""
    frames = "".join(traceback.format_tb(error.__traceback__))
    return f"{type(error).__name__}{cause}\n{frames}"


def _answer(sentence: str, status: int) -> Answer:
    if wants_json():
        return jsonify(message=sentence), status
    return render_template("errors/refusal.html", sentence=sentence, status=status), status
