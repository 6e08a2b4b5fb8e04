"""Which parts are the body, which are attachments; the body as text and as HTML."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape

from enishi.channels.mail.understand import html
from enishi.channels.mail.understand.charsets import Decoded, decode
from enishi.channels.mail.understand.mail import Attachment
from enishi.channels.mail.understand.parts import Part

LONGEST_TEXT = 1_000_000
LONGEST_CODED = 3 * LONGEST_TEXT  # bytes of one part that are decoded
MOST_TEXTS = 50
# Other ways to say the same, meant for readers we are not.
OTHER_ALTERNATIVES = {"text/x-amp-html", "text/watch-html", "text/enriched", "text/richtext"}
META_CHARSET = re.compile(
    rb"<meta[^>]{0,200}charset\s{0,5}=\s{0,5}[\"']?([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE
)
TNEF = {"application/ms-tnef", "application/vnd.ms-tnef"}
TNEF_SIGN = b"\x78\x9f\x3e\x22"


@dataclass
class Block:
    """One piece of the body, in one way or two."""

    plain: Part | None = None
    html: Part | None = None


@dataclass(frozen=True)
class Body:
    """`html` is as the mail brought it: cleaning is the next step."""

    text: str = ""
    html: str = ""
    charset: str = "us-ascii"
    attachments: tuple[Attachment, ...] = ()
    defects: frozenset[str] = field(default_factory=frozenset)


def read(root: Part) -> Body:
    """Plain text and HTML kept apart; of alternatives one each, of pieces after one another all."""
    blocks = list(_blocks(root))[:MOST_TEXTS]
    parts = [part for block in blocks for part in (block.plain, block.html) if part]
    read_as = {id(part): _decoded(part) for part in parts}
    markup = _joined(blocks, read_as, wanted="html") if any(block.html for block in blocks) else ""
    text = _joined(blocks, read_as, wanted="plain")
    shown = html.references(markup[: html.LARGEST]) if markup else set()
    bodies = {id(part) for part in parts}
    found = tuple(
        _attachment(part, shown) for part in leaves(root) if id(part) not in bodies and not _is_unread(part)
    )
    defects = {defect for part in root.walk() for defect in part.defects}
    defects |= {"characters_replaced" for read in read_as.values() if read.lossy}
    defects |= {"utf7_refused" for read in read_as.values() if read.refused}
    if len(text) > LONGEST_TEXT:
        defects.add("text_too_long")
    charset = next((read_as[id(part)].charset for part in parts), "us-ascii")
    return Body(tidy(text[:LONGEST_TEXT]), markup.replace("\0", ""), charset, found, frozenset(defects))


def leaves(root: Part) -> Iterator[Part]:
    return (part for part in root.walk() if not part.children)


def tidy(text: str) -> str:
    """Lines end in LF, no NUL, no line ends at the end."""
    return text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n").rstrip("\n")


def _blocks(part: Part) -> Iterator[Block]:
    if part.type == "multipart/alternative" and part.children:
        inside = [block for child in part.children for block in _blocks(child)]
        plain = next((block.plain for block in inside if block.plain), None)
        markup = next((block.html for block in reversed(inside) if block.html), None)
        if plain or markup:
            yield Block(plain, markup)
    elif part.children:
        for child in part.children:
            yield from _blocks(child)
    elif is_body_text(part):
        yield Block(html=part) if part.type == "text/html" else Block(plain=part)


def is_body_text(part: Part) -> bool:
    """Plain text or HTML that is neither put down as a file nor has a name; the mail itself may have one."""
    if part.disposition.value == "attachment" or part.type not in ("text/plain", "text/html"):
        # A container without a single delimiter is all we have of the mail's text.
        return (
            part.level == 0 and part.type.startswith("multipart/") and part.disposition.value != "attachment"
        )
    return part.level == 0 or part.name is None


def _is_unread(part: Part) -> bool:
    """Bodies of alternatives that were not chosen, and containers with nothing in them."""
    if part.type in OTHER_ALTERNATIVES:
        return part.name is None
    return is_body_text(part) or (part.type.startswith("multipart/") and part.end <= part.headers.body)


def _decoded(part: Part) -> Decoded:
    content = part.content()
    if len(content) > LONGEST_CODED:
        part.defects.add("text_too_long")
        content = content[:LONGEST_CODED]
    label = part.kind.get("charset")
    if not label and part.type == "text/html" and (match := META_CHARSET.search(content[:2048])):
        label = match[1].decode("ascii")
    return decode(content, label)


def _joined(blocks: list[Block], read_as: dict[int, Decoded], *, wanted: str) -> str:
    found = []
    for block in blocks:
        plain = read_as[id(block.plain)].text if block.plain else ""
        markup = read_as[id(block.html)].text if block.html else ""
        if wanted == "html":
            found.append(markup if block.html else f"<pre>{escape(plain)}</pre>")
        else:
            found.append(plain if plain.strip() or not block.html else html.text_of(markup))
    return "\n".join(piece for piece in found if piece)


def _attachment(part: Part, shown: set[str]) -> Attachment:
    content = part.content()
    name, kind = part.name, part.type
    if kind == "application/octet-stream" and content.startswith(TNEF_SIGN):
        kind = "application/ms-tnef"
    inline = part.disposition.value == "inline" or bool(part.content_id) and part.content_id in shown
    return Attachment(name, len(content), kind, inline, part.content_id, content)
