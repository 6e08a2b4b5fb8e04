"""Pictures of files, drawn by a process apart: one that a hostile file brings down takes nothing with it."""

import json
import logging
import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

log = logging.getLogger(__name__)
DRAWING = Path(__file__).with_name("drawing.py")
MOST_SECONDS = 40
# No key and no address of ours: it needs to find its own libraries and nothing else.
KEPT = ("PATH", "LD_LIBRARY_PATH", "SYSTEMROOT")


class Drawn(NamedTuple):
    """Two pictures, small and large, and what there is to say of the whole."""

    width: int | None
    height: int | None
    pages: int | None
    small: bytes
    large: bytes


def drawn(kind: str, data: bytes) -> Drawn | None:
    """Pictures of an image or of a PDF's first page; None where it cannot be drawn, or not within its bounds."""
    try:
        ran = subprocess.run(
            [sys.executable, "-I", str(DRAWING), kind],
            input=data,
            capture_output=True,
            timeout=MOST_SECONDS,
            env={name: os.environ[name] for name in KEPT if name in os.environ},
            check=True,
        )
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        log.info("no picture of a file", extra={"kind": kind, "error": type(error).__name__})
        return None
    head, _, rest = ran.stdout.partition(b"\n")
    told = json.loads(head)
    small, large = told.pop("lengths")
    return Drawn(**told, small=rest[:small], large=rest[small : small + large])
