"""A form as the browser gets it: file fields that are already answered are not required again."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

KEPT = "Sudah ada {count} berkas. Pilih berkas hanya bila ingin menggantinya."


def for_browser(schema: str, *, kept: Mapping[str, Sequence[str]]) -> Any:
    """Return the schema with every field in `kept` (documents by key) made optional."""
    root = json.loads(schema)
    _relax(root, kept)
    return root


def _relax(component: dict[str, Any], kept: Mapping[str, Sequence[str]]) -> None:
    key = component.get("key", "")
    if key in kept and component.get("type") == "filepicker":
        component.setdefault("validate", {})["required"] = False
        component["description"] = KEPT.format(count=len(kept[key]))
    for inner in component.get("components", ()):
        _relax(inner, kept)
