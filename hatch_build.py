"""Builds the web app into enishi/web/ when a wheel is made; an editable install builds it with `make build`."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class WebApp(BuildHookInterface):
    """Runs before files are collected, so that the wheel holds this source's own web app."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        sys.path.insert(0, str(Path(self.root)))
        from tools import web  # noqa: PLC0415 - the folder is importable only after the line above

        web.install()
        web.build()
