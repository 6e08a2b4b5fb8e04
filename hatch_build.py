"""Builds the web app into enishi/web/ when a wheel is made; an editable install builds it with `make setup`."""

import subprocess
import sys
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class WebApp(BuildHookInterface):
    """Runs before files are collected, so that the wheel holds this source's own web app."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version != "editable":
            subprocess.run([sys.executable, "tools/web.py", "build"], cwd=self.root, check=True)
