"""Refusals become pages or JSON, in one place."""

from flask import Flask, jsonify, render_template
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response

from engine.domain.errors import InvalidPackageError, InvalidSubmissionError, WorkflowError
from engine.messages import describe_error, describe_field_problem
from webapp import messages
from webapp.auth import wants_json
from webapp.problems import as_json

Answer = tuple[str | Response, int]


def register(app: Flask) -> None:
    app.register_error_handler(InvalidSubmissionError, refuse_submission)
    app.register_error_handler(InvalidPackageError, refuse_package)
    app.register_error_handler(WorkflowError, refuse)
    app.register_error_handler(CSRFError, refuse_expired)
    app.register_error_handler(HTTPException, refuse_request)


def refuse(error: WorkflowError) -> Answer:
    return _answer(describe_error(error), messages.status_of(error))


def refuse_submission(error: InvalidSubmissionError) -> Answer:
    problems = {
        path: [describe_field_problem(it) for it in found] for path, found in error.problems.items()
    }
    return jsonify(message=describe_error(error), problems=problems), 422


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


def _answer(sentence: str, status: int) -> Answer:
    if wants_json():
        return jsonify(message=sentence), status
    return render_template("errors/refusal.html", sentence=sentence, status=status), status
