"""What a package's stories are told with: good answers, branches, and how each story ends."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

FILE = "files::berkas"
PHOTO = "files::foto"
PHOTOS = "files::dua_foto"

Answers = Mapping[str, Any]


@dataclass(frozen=True)
class Story:
    """Branches in order; `!t` lets an interrupting event fire, `~t` one that goes on beside it.

    `@m` delivers the message that an event waits for. `start_id` names the start event when the
    procedure has several.
    """

    choices: tuple[str, ...]
    ends_at: str
    variables: Mapping[str, Any] = field(default_factory=dict)
    start_id: str | None = None


@dataclass(frozen=True, kw_only=True)
class Book:
    """The stories of one package.

    `answers` are good ones by task. `choices` say which task's answer decides a gateway, and by
    which changes it takes which branch; a branch is told by its sequence flow.
    """

    key: str
    answers: Mapping[str, Answers]
    choices: Mapping[str, tuple[str, Answers]]
    stories: Mapping[str, Story]
