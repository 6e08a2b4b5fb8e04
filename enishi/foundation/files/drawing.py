"""Draws pictures of one file, in a process of its own that has little memory, little time, and nothing to find out.

Run by its path, with the kind as its argument and the file on standard input. Writes a line of JSON
(`width`, `height`, `pages`, and `lengths` of the two pictures), then a small and a large picture as WebP, made anew
from the pixels: nothing else that was in the file is in them. Ends with an error where there is nothing to draw.
"""

import io
import json
import resource
import sys
from typing import Any

import pypdfium2  # type: ignore[import-untyped]  # it brings no types
from PIL import Image, ImageOps

MOST_PIXELS = 50_000_000
SMALL, LARGE = 320, 1_600
FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "BMP")
MOST_SECONDS, MOST_MEMORY = 20, 1_500_000_000
LARGEST_SCALE = 4.0


class TooManyPixels(ValueError):
    """Stated by the file's first bytes, so no pixel was decoded."""


def limit_itself() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


def opened(data: bytes) -> tuple[Image.Image, dict[str, Any]]:
    """An image the right way up, with its size as it is seen."""
    image = Image.open(io.BytesIO(data), formats=FORMATS)
    if image.width * image.height > MOST_PIXELS:
        raise TooManyPixels(image.size)
    turned = image.getexif().get(0x0112, 1) >= 5
    width, height = reversed(image.size) if turned else image.size
    # Of a photograph only as many pixels are decoded as are wanted.
    image.draft("RGB", (LARGE, LARGE))
    return ImageOps.exif_transpose(image), {"width": width, "height": height, "pages": None}


def first_page(data: bytes) -> tuple[Image.Image, dict[str, Any]]:
    document = pypdfium2.PdfDocument(data)
    page = document[0]
    scale = min(LARGE / max(page.get_size()), LARGEST_SCALE)
    image = page.render(scale=scale, may_draw_forms=False).to_pil()
    return image, {"width": None, "height": None, "pages": len(document)}


def as_webp(image: Image.Image, side: int) -> bytes:
    picture = image.convert("RGBA" if has_holes(image) else "RGB")
    picture.thumbnail((side, side))
    picture.info = {}
    written = io.BytesIO()
    picture.save(written, "WEBP", quality=80, method=2)
    return written.getvalue()


def has_holes(image: Image.Image) -> bool:
    return "A" in image.getbands() or "transparency" in image.info


def main() -> None:
    limit_itself()
    kind, data = sys.argv[1], sys.stdin.buffer.read()
    image, told = first_page(data) if kind == "pdf" else opened(data)
    large = as_webp(image, LARGE)
    small = as_webp(image, SMALL)
    told["lengths"] = [len(small), len(large)]
    sys.stdout.buffer.write(json.dumps(told).encode() + b"\n" + small + large)


if __name__ == "__main__":
    main()
