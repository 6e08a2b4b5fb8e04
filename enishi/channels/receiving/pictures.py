"""Pictures a mail wants from elsewhere, fetched when its reader asks for them: by us, not by the browser.

The sender learns that the mail was read, which is why nobody fetches them unasked; never who read it, from where, or
with which cookies. By the one client for addresses outside: public ones only, no redirects.
"""

import base64
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from enishi.foundation import hold
from enishi.foundation.errors import BadInput
from enishi.foundation.http import outbound

MOST = 30
MOST_BYTES = 5_000_000
HEADERS = {
    "Accept": "image/png, image/jpeg, image/gif, image/webp",
    "Accept-Encoding": "identity",
    "User-Agent": "Enishi",
}
# What a picture really is, by its first bytes; a drawing that could hold a script (SVG) is none.
SIGNS = {b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg", b"GIF8": "image/gif"}


def kind_of(content: bytes) -> str:
    """The type of a picture that may be shown, "" for anything else."""
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return "image/webp"
    return next((kind for sign, kind in SIGNS.items() if content.startswith(sign)), "")


def inside(kind: str, content: bytes) -> str:
    """A picture as an address that holds it."""
    return f"data:{kind};base64,{base64.b64encode(content).decode()}"


def fetched(urls: Sequence[str]) -> dict[str, str]:
    """By address, those of the first thirty that are pictures, up to 5 MB together: all at once, so that slow ones take
    ten seconds together. Raises Held."""
    hold.check()
    wanted = list(dict.fromkeys(urls))[:MOST]
    with ThreadPoolExecutor(MOST) as several:
        contents = list(several.map(_content, wanted))
    found, left = {}, MOST_BYTES
    for url, content in zip(wanted, contents, strict=True):
        kind = kind_of(content)
        if kind and len(content) <= left:
            found[url] = inside(kind, content)
            left -= len(content)
    return found


def _content(url: str) -> bytes:
    """Its bytes; none where it may not be called, does not answer, or is too large."""
    try:
        # Asked above whether anything may leave: a thread of its own has no connection to ask by.
        answer = outbound.send("GET", url, b"", HEADERS, while_held=True)
    except (BadInput, outbound.Unreachable):
        return b""
    is_whole = answer.status == 200 and len(answer.body) < outbound.MOST_BYTES
    return answer.body if is_whole else b""
