"""Mailboxes of From, To and Cc. Carrier addresses such as `a..b@docomo.ne.jp` break the rules and are real."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from enishi.channels.mail.understand.headers import tidy, words

MOST = 1000
LONGEST_NAME = 500
LONGEST_ADDRESS = 320
# One alternative each: an encoded word is never cut at a comma inside it. Every branch takes at least one
# character and none overlaps another, so the scan is linear.
TOKEN = re.compile(
    r"""(?P<word>=\?[^?\s=]{1,60}\?[BbQq]\?[^?\r\n]*\?=)
      | "(?P<quoted>(?:[^"\\]|\\.)*)"
      | (?P<open>\()
      | <(?P<address>[^<>]*)>?
      | (?P<mark>[,;:])
      | (?P<text>[^"(<,;:=\s]+|=)
      | (?P<space>\s+)""",
    re.VERBOSE | re.DOTALL,
)
ESCAPED = re.compile(r"\\(.)", re.DOTALL)
ROUTE = re.compile(r"^@[^:]*:")


@dataclass(frozen=True)
class Mailbox:
    """Both "" when the mail gives none."""

    name: str = ""
    address: str = ""


def read(text: str) -> list[Mailbox]:
    """The mailboxes of one header value, groups opened, at most MOST."""
    found: list[Mailbox] = []
    for held in _split(text):
        mailbox = _mailbox(held)
        if mailbox.name or mailbox.address:
            found.append(mailbox)
        if len(found) >= MOST:
            break
    return found


def _split(text: str) -> Iterator[list[tuple[str, str]]]:
    """Tokens of one mailbox at a time; `Group:` in front of its members is left out."""
    held: list[tuple[str, str]] = []
    place = 0
    while place < len(text):
        match = TOKEN.match(text, place)
        if not match:
            # A quote that nobody closes. Looking for its end again and again would take forever.
            text = text[:place] + text[place:].replace('"', " ")
            continue
        kind, value = str(match.lastgroup), match[str(match.lastgroup)]
        place = match.end()
        if kind == "open":
            value, place = _comment(text, place)
            held.append(("comment", value))
        elif kind == "mark" and value == ":":
            held.clear()
        elif kind == "mark":
            yield held
            held = []
        else:
            held.append((kind, value))
    yield held


def _comment(text: str, place: int) -> tuple[str, int]:
    """What stands in the parentheses opened before `place`, nested ones included."""
    depth, at = 1, place
    while at < len(text) and depth:
        if text[at] == "\\":
            at += 1
        depth += {"(": 1, ")": -1}.get(text[at : at + 1], 0)
        at += 1
    return text[place : at - 1 if not depth else at], at


def _mailbox(held: list[tuple[str, str]]) -> Mailbox:
    angle = [value for kind, value in held if kind == "address" and value.strip()]
    comments = [value for kind, value in held if kind == "comment"]
    if angle:
        named = [(kind, value) for kind, value in held if kind in ("word", "quoted", "text", "space")]
        return _cleaned("".join(_shown(kind, value) for kind, value in named), angle[0], comments)
    groups = _groups(held)
    at = next((place for place in reversed(range(len(groups))) if "@" in groups[place]), None)
    if at is None:
        return _cleaned(" ".join(groups).strip('"'), "", comments)
    return _cleaned(" ".join(groups[:at] + groups[at + 1 :]), groups[at], comments)


def _groups(held: list[tuple[str, str]]) -> list[str]:
    """The words between spaces; what is quoted stays one word, with its quotes."""
    groups = [""]
    for kind, value in held:
        if kind == "space":
            groups.append("")
        elif kind != "comment":
            groups[-1] += f'"{value}"' if kind == "quoted" else value
    return [group for group in groups if group]


def _shown(kind: str, value: str) -> str:
    return ESCAPED.sub(r"\1", value) if kind == "quoted" else value


def _cleaned(name: str, address: str, comments: list[str]) -> Mailbox:
    shown = tidy(words(name)) or tidy(words(comments[0] if comments else ""))
    bare = ROUTE.sub("", _without_spaces(tidy(words(address)))).removeprefix("mailto:")
    return Mailbox(shown[:LONGEST_NAME], bare[:LONGEST_ADDRESS])


def _without_spaces(address: str) -> str:
    return address.strip() if address.lstrip().startswith('"') else "".join(address.split())
