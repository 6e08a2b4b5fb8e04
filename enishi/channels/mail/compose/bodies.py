"""The text of a mail, twice: as plain text and as HTML that says the same. All of it is escaped, so nothing anybody wrote
becomes markup (B26)."""

from base64 import b64encode
from html import escape

from enishi.channels.mail.compose import charsets
from enishi.channels.mail.compose.letter import ISO_2022_JP, Letter
from enishi.channels.mail.understand.quotes import REPLY_LINE

LONGEST_LINE = 998  # RFC 5322, 2.1.1
LONGEST_QUOTE = 30_000  # letters: who answers wants the last mail, not all there ever were
QUOTE_STYLE = "margin:0 0 0 .8ex;border-left:1px solid #ccc;padding-left:1ex"


def plain(letter: Letter) -> str:
    """The words, the signature behind its mark, our line, the mail that is answered as `> ` lines."""
    pieces = [tidy(letter.text)]
    if letter.signature.strip():
        pieces.append(f"-- \n{tidy(letter.signature)}")
    if letter.quoted:
        pieces.append(REPLY_LINE)
        pieces.append("\n".join([letter.quoted.introduction, *(f"> {line}" for line in _quoted(letter))]))
    return "\n\n".join(pieces) + "\n"


def markup(letter: Letter) -> str:
    """The same as HTML."""
    pieces = [_block(tidy(letter.text))]
    if letter.signature.strip():
        pieces.append(_block(f"-- \n{tidy(letter.signature)}"))
    if letter.quoted:
        pieces.append(_block(REPLY_LINE))
        pieces.append(_block(letter.quoted.introduction))
        inside = "<br>\n".join(escape(line) for line in _quoted(letter))
        pieces.append(f'<blockquote type="cite" style="{QUOTE_STYLE}">{inside}</blockquote>')
    language = escape(letter.language)
    body = "\n<br>\n".join(pieces)
    return f'<!DOCTYPE html>\n<html lang="{language}"><head><title></title></head><body>\n{body}\n</body></html>\n'


def _block(text: str) -> str:
    return "<div>" + "<br>\n".join(escape(line) or "&nbsp;" for line in text.split("\n")) + "</div>"


def _quoted(letter: Letter) -> list[str]:
    return tidy(letter.quoted.text[:LONGEST_QUOTE]).split("\n") if letter.quoted else []


def tidy(text: str) -> str:
    """Lines end in LF; no NUL and no blank lines around."""
    return text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n").strip("\n")


def part(subtype: str, text: str, charset: str) -> bytes:
    """A text part with its own headers. ISO-2022-JP goes as it is, as old machines expect; the rest as base64."""
    data = charsets.encode(text.replace("\n", "\r\n"), charset)
    as_it_is = charset == ISO_2022_JP and all(len(line) <= LONGEST_LINE for line in data.split(b"\r\n"))
    coding = "7bit" if as_it_is else "base64"
    head = f"Content-Type: text/{subtype}; charset={charset}\r\nContent-Transfer-Encoding: {coding}\r\n\r\n"
    return head.encode("ascii") + (data if as_it_is else in_lines(data))


def in_lines(data: bytes) -> bytes:
    """Base64 in lines of 76."""
    coded = b64encode(data)
    return b"\r\n".join(coded[at : at + 76] for at in range(0, len(coded), 76)) + b"\r\n"
