"""What bytes are, by how they begin: never by what their sender says of them. Pure."""

import re

HEAD = 4_096
# Kind, where its mark stands, the mark. The first that fits.
MARKS: tuple[tuple[str, int, bytes], ...] = (
    ("png", 0, b"\x89PNG\r\n\x1a\n"),
    ("jpeg", 0, b"\xff\xd8\xff"),
    ("gif", 0, b"GIF87a"),
    ("gif", 0, b"GIF89a"),
    ("webp", 8, b"WEBP"),
    ("bmp", 0, b"BM"),
    ("tiff", 0, b"II*\x00"),
    ("tiff", 0, b"MM\x00*"),
    ("heic", 4, b"ftypheic"),
    ("heic", 4, b"ftypmif1"),
    ("pdf", 0, b"%PDF-"),
    ("zip", 0, b"PK\x03\x04"),
    ("zip", 0, b"PK\x05\x06"),
    ("office", 0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
    ("archive", 0, b"\x1f\x8b"),
    ("archive", 0, b"7z\xbc\xaf\x27\x1c"),
    ("archive", 0, b"Rar!\x1a\x07"),
    ("archive", 257, b"ustar"),
    ("video", 4, b"ftyp"),
    ("video", 0, b"\x1aE\xdf\xa3"),
    ("sound", 0, b"ID3"),
    ("sound", 0, b"OggS"),
    ("sound", 8, b"WAVE"),
    ("program", 0, b"MZ"),
    ("program", 0, b"\x7fELF"),
)
MARKUP = re.compile(rb"\s*<(\?xml|!doctype|!--|html|head|body|script|svg|[a-z]+[\s>/:])", re.IGNORECASE)
BYTE_ORDER_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")

PICTURES = frozenset({"png", "jpeg", "gif", "webp", "bmp"})
# What a sender may call a kind we show; whoever says nothing of use says nothing false.
CALLED = {
    "png": {"image/png"},
    "jpeg": {"image/jpeg", "image/jpg", "image/pjpeg"},
    "gif": {"image/gif"},
    "webp": {"image/webp"},
    "bmp": {"image/bmp", "image/x-ms-bmp"},
    "pdf": {"application/pdf", "application/x-pdf"},
}
SAYS_NOTHING = frozenset({"", "application/octet-stream"})
MEDIA_TYPE = re.compile(r"[a-z0-9][a-z0-9!#$&^_.+-]{0,60}/[a-z0-9][a-z0-9!#$&^_.+-]{0,80}")


def kind_of(head: bytes) -> str:
    """The kind of a file by its first bytes; "binary" where nothing is known of it."""
    for kind, place, mark in MARKS:
        if head[place : place + len(mark)] == mark:
            return kind
    text = _without_mark(head)
    if MARKUP.match(text):
        return "markup"
    return "binary" if b"\x00" in text else "text"


def media_type(declared: str) -> str:
    """What a sender says a file is, without its parameters; "" where that is no such name."""
    said = declared.partition(";")[0].strip().lower()
    return said if MEDIA_TYPE.fullmatch(said) else ""


def is_shown(kind: str, declared: str) -> bool:
    """May a picture of it be made: one of the kinds we show, and its sender says nothing else."""
    return kind in CALLED and (declared in SAYS_NOTHING or declared in CALLED[kind])


def _without_mark(head: bytes) -> bytes:
    for mark in BYTE_ORDER_MARKS:
        if head.startswith(mark):
            # UTF-16 of Latin letters has a zero beside each.
            return head[len(mark) :].replace(b"\x00", b"") if len(mark) == 2 else head[len(mark) :]
    return head
