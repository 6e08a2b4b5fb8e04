"""From a layout and its data to a PDF, by typst. It has no network and reads no file but our layouts and fonts.

Data reaches a layout as JSON beside it, never as part of its text: what a customer wrote is printed, not run.
"""

import json
import re
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

import typst

from enishi.foundation.errors import Refusal

PACKAGE = Path(__file__).resolve().parents[2]
FONTS = Path(__file__).with_name("fonts")
# The second family has the letters the first lacks: 𠮷 of 𠮷田.
FACES = (
    "BIZUDPGothic_400Regular.ttf",
    "BIZUDPGothic_700Bold.ttf",
    "NotoSansJP_400Regular.ttf",
    "NotoSansJP_700Bold.ttf",
)

# How typst names letters that none of the faces has.
LACKING = re.compile(r'the text `"(.*?)"` could not be displayed')
ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")

_one_at_a_time = Lock()


class FontsMissing(RuntimeError):
    """The wheel brings the fonts along; in a checkout `python tools/fonts.py` fetches them."""


class Unprintable(Refusal):
    """A text has letters our faces do not have, such as a picture letter; `text` is what they are."""

    code = "document.unprintable"


@cache
def _compiler() -> typst.Compiler:
    """Kept, because it reads twenty megabytes of fonts: 8 ms a document instead of 90."""
    if missing := [name for name in FACES if not (FONTS / name).exists()]:
        raise FontsMissing(f"{', '.join(missing)} not in {FONTS}: run python tools/fonts.py")
    return typst.Compiler(root=str(PACKAGE), font_paths=[str(FONTS)], ignore_system_fonts=True)


def printed(layout: str, data: Mapping[str, Any], *, at: datetime) -> bytes:
    """The PDF of a layout ("commerce/layouts/order_confirmation.typ") as of an instant, as PDF/A-2b.

    The same layout, data and instant give the same bytes. Raises Unprintable: a gap on paper is worse than none.
    """
    with _one_at_a_time:
        try:
            pdf = _compiler().compile(
                input=str(PACKAGE / layout),
                format="pdf",
                sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
                pdf_standards="a-2b",
                timestamp=int(at.timestamp()),
            )
        except typst.TypstError as error:
            if lacking := LACKING.search(str(error)):
                text = ESCAPED.sub(lambda found: chr(int(found[1], 16)), lacking[1])
                raise Unprintable(text=text) from error
            raise
    assert isinstance(pdf, bytes)
    return pdf
