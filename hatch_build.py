"""Puts the index of the catalogue into the wheel, so that the first call after install need not build it."""

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CustomBuildHook(BuildHookInterface):
    """Hatchling's hook; the name is its."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Makes the index and adds it to what the wheel carries; an editable install reads the repository instead."""
        if version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root / "src"))
        from plmref.library.ready import FILE, make_ready

        target = Path(tempfile.mkdtemp(prefix="plmref-index-"), FILE)
        make_ready(root, target)
        build_data["force_include"][str(target)] = f"plmref/catalogue/{FILE}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Removes the index again."""
        import shutil

        for file in build_data["force_include"]:
            if Path(file).parent.name.startswith("plmref-index-"):
                shutil.rmtree(Path(file).parent, ignore_errors=True)
