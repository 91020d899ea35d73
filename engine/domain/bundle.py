"""The files of one deployable version: procedures with their forms and decisions."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Bundle:
    """Texts by path, laid out as on disk.

    `processes/<slug>/<slug>.bpmn`, `processes/<slug>/standar.yaml`, `processes/<slug>/<name>.dmn`
    and `forms/<slug>/<form id>.form`, for the procedure `key` itself and for every procedure it
    calls, directly or not.
    """

    key: str
    files: Mapping[str, str]

    @cached_property
    def checksum(self) -> str:
        """SHA-256 over all paths and texts, hexadecimal."""
        digest = hashlib.sha256()
        for path in sorted(self.files):
            digest.update(f"{path}\0{self.files[path]}\0".encode())
        return digest.hexdigest()

    @property
    def process_id(self) -> str:
        """The id of the `bpmn:process` that a case of this bundle starts with."""
        return process_id_of(self.key)

    def diagrams(self) -> Iterator[tuple[str, str]]:
        """Yield path and XML of every BPMN file, the procedure's own first."""
        own = f"processes/{self.key}/{self.key}.bpmn"
        for path in sorted(self.files, key=lambda it: (it != own, it)):
            if path.endswith(".bpmn"):
                yield path, self.files[path]

    def diagram(self, process_id: str) -> str | None:
        """Return the XML that holds `process_id`, or None."""
        slug = slug_of(process_id)
        return self.files.get(f"processes/{slug}/{slug}.bpmn")

    def decision_files(self, process_id: str) -> Iterator[tuple[str, str]]:
        """Yield path and XML of the DMN files beside the diagram of `process_id`, by name."""
        folder = f"processes/{slug_of(process_id)}/"
        for path in sorted(self.files):
            if path.startswith(folder) and path.endswith(".dmn"):
                yield path, self.files[path]

    def form(self, process_id: str, form_id: str) -> str | None:
        """Return the JSON text of a form that a task of `process_id` asks for, or None."""
        return self.files.get(f"forms/{slug_of(process_id)}/{form_id}.form")


def process_id_of(slug: str) -> str:
    """Return the BPMN process id of a package: XML ids cannot be told from minus signs in FEEL."""
    return slug.replace("-", "_")


def slug_of(process_id: str) -> str:
    """Return the package folder of a BPMN process."""
    return process_id.replace("_", "-")
