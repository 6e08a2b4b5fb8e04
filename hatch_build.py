"""Fetches the fonts and builds the web app when a wheel is made; for an editable install `make setup` does."""

import subprocess
import sys
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class WebApp(BuildHookInterface):
    """Runs before files are collected, so that the wheel holds the fonts and this source's own web app."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version != "editable":
            for command in (["tools/fonts.py"], ["tools/web.py", "build"]):
                subprocess.run([sys.executable, *command], cwd=self.root, check=True)
