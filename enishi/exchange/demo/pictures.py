"""A picture that is the same on every machine: drawn from numbers, without fonts."""

import struct
import zlib

WIDTH, HEIGHT = 320, 160
PAPER, LINE, LOST = (250, 250, 247), (38, 84, 124), (196, 62, 62)


def chart() -> bytes:
    """How strongly twelve sensors are heard, of whom three are not, as PNG."""
    bars = [118, 104, 131, 96, 122, 110, 127, 92, 115, 14, 12, 15]
    rows = []
    for y in range(HEIGHT):
        row = bytearray(b"\x00")
        for x in range(WIDTH):
            place, into = divmod(x - 10, 25)
            inside = 0 <= place < len(bars) and into < 18 and HEIGHT - 12 - bars[place] <= y < HEIGHT - 12
            row += bytes((LOST if bars[place] < 20 else LINE) if inside else PAPER)
        rows.append(bytes(row))
    return b"".join(
        (
            b"\x89PNG\r\n\x1a\n",
            _chunk(b"IHDR", struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0)),
            _chunk(b"IDAT", zlib.compress(b"".join(rows), 9)),
            _chunk(b"IEND", b""),
        )
    )


def _chunk(kind: bytes, data: bytes) -> bytes:
    body = kind + data
    return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))
