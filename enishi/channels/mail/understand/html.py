"""HTML of a mail: what may be shown of it, and what it says in plain text.

The allow-list is nh3's (html5ever underneath: parsed as browsers parse, so nothing can hide in broken markup).
Pictures elsewhere are never loaded by themselves: their address tells the sender who read the mail, and when. What is kept
of the address loads nothing, and is read by `remote_address` when somebody asks to see the picture.
"""

import re
from collections import Counter
from dataclasses import dataclass
from html import escape, unescape
from html.parser import HTMLParser
from urllib.parse import quote, unquote

import nh3

RULES = 2  # raise it when the allow-list changes, so that stored mail is cleaned again
LARGEST = 1_000_000
# html5ever takes the square of the depth and of a tag's attributes; no mail program writes markup like this.
DEEPEST = 300
MOST_TAGS = 50_000
MOST_ATTRIBUTES = 300

TAGS = set(
    "a abbr address b bdi bdo big blockquote br caption center cite code col colgroup dd del details dfn div dl dt em"
    " figcaption figure font h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp small span strike"
    " strong sub summary sup table tbody td tfoot th thead tr tt u ul var wbr".split()
)
REMOVED_WHOLE = set(
    "script style title head template noscript svg math iframe frame frameset object embed applet audio video canvas"
    " select textarea noembed noframes xmp plaintext".split()
)
ATTRIBUTES = {
    "*": {"dir", "lang", "title", "align", "valign", "bgcolor", "width", "height", "style"},
    "a": {"href"},
    "img": {"src", "alt"},
    "table": {"border", "cellpadding", "cellspacing"},
    "td": {"colspan", "rowspan", "nowrap"},
    "th": {"colspan", "rowspan", "nowrap"},
    "font": {"color", "face", "size"},
    "ol": {"start", "type"},
    "ul": {"type"},
    "li": {"value"},
    "col": {"span"},
    "colgroup": {"span"},
}
SCHEMES = {"http", "https", "mailto", "tel", "cid"}
PROPERTIES = set(
    "color background-color font-family font-size font-style font-weight font-variant line-height letter-spacing"
    " text-align text-decoration text-indent text-transform vertical-align white-space word-break word-wrap"
    " overflow-wrap width max-width min-width height padding padding-top padding-right padding-bottom padding-left"
    " margin margin-top margin-right margin-bottom margin-left border border-top border-right border-bottom"
    " border-left border-color border-style border-width border-collapse border-spacing border-radius list-style-type"
    " direction unicode-bidi writing-mode display".split()
)
# No bracket but rgb()'s and no backslash: a value can neither load, nor escape, nor compute.
HARMLESS = re.compile(r"^(?:[\w\s#%.,'\"!+-]|rgba?\([\d\s.,%]{1,60}\))*$")
NEVER = re.compile(r"url|expression|image|fixed|absolute|sticky", re.IGNORECASE)
REMOTE = "cid:remote,"
LONGEST_ADDRESS = 500
LENGTH = re.compile(r"^\d{1,4}%?$")

TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})")
ATTRIBUTE = re.compile(r"""[\s/]*[^\s/>=][^\s/>=]*(?:\s*=\s*(?:"[^"]*"?|'[^']*'?|[^\s>]*))?""")
# Elements HTML closes by itself, or that never hold anything: they do not add up.
NOT_NESTING = set(
    "p li td tr th dd dt option br img hr meta link input col wbr tbody thead tfoot colgroup".split()
)
ANY_TAG = re.compile(r"<[^<>]*>")

BLOCKS = set(
    "address blockquote caption center dd div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr li ol p pre table tr ul"
    " summary details".split()
)
VOID = {"br", "hr", "img", "wbr", "col"}
# Where mail programs say themselves that what follows is a quote.
QUOTE_CLASSES = {"gmail_attr", "protonmail_quote", "yahoo_quoted", "moz-cite-prefix", "zmail_extra"}
REST_IS_QUOTE = {"appendonsend", "divRplyFwdMsg", "mail-editor-reference-message-container"}
SPACES = re.compile("[ \t\r\n\f]+")


@dataclass
class Cleaned:
    """What may be shown, and how many pictures the mail wanted to load from elsewhere."""

    html: str = ""
    remote_pictures: int = 0


def clean(markup: str) -> Cleaned:
    """Allowed tags, harmless styles, links of four schemes, pictures of the mail itself; nothing else."""
    if is_hazardous(markup):
        return Cleaned(f"<pre>{escape(_bare(markup))}</pre>")
    cleaned = Cleaned()

    def attribute(tag: str, name: str, value: str) -> str | None:
        kept = _attribute(tag, name, value)
        if name == "src" and kept is None:
            cleaned.remote_pictures += 1
            return _put_by(value.strip())
        return kept

    cleaned.html = nh3.clean(
        markup,
        tags=TAGS,
        clean_content_tags=REMOVED_WHOLE,
        attributes=ATTRIBUTES,
        attribute_filter=attribute,
        url_schemes=SCHEMES,
        url_relative="deny",
        strip_comments=True,
        link_rel="nofollow noopener noreferrer",
    )
    return cleaned


def _put_by(address: str) -> str | None:
    """The address of a picture elsewhere in a form that loads nothing. A plain http one is asked for by https."""
    scheme, _, rest = address.partition("://")
    if scheme.lower() not in ("http", "https") or not rest or len(address) > LONGEST_ADDRESS:
        return None
    return f"{REMOTE}{quote(f'https://{rest}', safe='')}"


def remote_address(source: str) -> str:
    """The https address that was put by in a picture's `src`, "" where there is none."""
    address = unquote(source.removeprefix(REMOTE)) if source.startswith(REMOTE) else ""
    return address if address.startswith("https://") else ""


def is_hazardous(markup: str) -> bool:
    """Too large, too many tags or too deep to be parsed in time; such a mail is shown as its bare text."""
    if len(markup) > LARGEST or markup.count("<") > MOST_TAGS:
        return True
    open_tags: Counter[str] = Counter()
    depth = 0
    for match in TAG.finditer(markup):
        if _attributes(markup, match.end()) > MOST_ATTRIBUTES:
            return True
        name = match[2].lower()
        if name in NOT_NESTING:
            continue
        if not match[1]:
            open_tags[name] += 1
            depth += 1
        elif open_tags[name]:
            open_tags[name] -= 1
            depth -= 1
        if depth > DEEPEST:
            return True
    return False


def _attributes(markup: str, place: int) -> int:
    """How many attributes follow a tag's name, one more than allowed at most."""
    count = 0
    while count <= MOST_ATTRIBUTES and (match := ATTRIBUTE.match(markup, place)):
        place = match.end()
        count += 1
    return count


def _bare(markup: str) -> str:
    return unescape(ANY_TAG.sub(" ", markup[:LARGEST]))


def _attribute(tag: str, name: str, value: str) -> str | None:
    if name == "style":
        return _style(value) or None
    if tag == "img" and name == "src":
        return value if value.strip().lower().startswith("cid:") else None
    if name == "href":
        return None if value.strip().lower().startswith("cid:") else value
    if name in ("width", "height"):
        return value if LENGTH.match(value.strip()) else None
    return value


def _style(value: str) -> str:
    kept = []
    for declaration in value.split(";"):
        name, _, content = declaration.partition(":")
        name, content = name.strip().lower(), content.strip()
        if (
            name in PROPERTIES
            and len(content) <= 200
            and HARMLESS.match(content)
            and not NEVER.search(content)
        ):
            kept.append(f"{name}: {content}")
    return "; ".join(kept)


def references(markup: str) -> set[str]:
    """The Content-IDs the markup shows as pictures."""
    return {
        unescape(found).strip() for found in re.findall(r"cid:([^\s\"'<>):]{1,250})", markup, re.IGNORECASE)
    }


def text_of(markup: str) -> str:
    """What the markup says, line by line; quoted lines begin with `> ` as they do in plain mail."""
    if is_hazardous(markup):
        return _bare(markup)
    # Parsed again with the marks of quotes kept: only html5ever's well-formed output goes into the reader below.
    marked = nh3.clean(
        markup,
        tags=TAGS,
        clean_content_tags=REMOVED_WHOLE,
        attributes={"*": {"class", "id"}, "img": {"alt"}},
        strip_comments=True,
        link_rel=None,
    )
    reader = _Reader()
    reader.feed(marked)
    reader.close()
    return reader.text()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self.line = ""
        self.open: list[tuple[str, bool]] = []
        self.quoted = 0
        self.preformatted = 0

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        marks = {name: value or "" for name, value in attributes}
        if tag in BLOCKS:
            self._end_line()
        quotes = tag == "blockquote" or bool(QUOTE_CLASSES & set(marks.get("class", "").split()))
        if marks.get("id", "").removeprefix("x_") in REST_IS_QUOTE:
            self.quoted += 1
        if tag == "br":
            self._end_line(always=True)
        if tag in ("td", "th") and self.line.strip():
            self.line += " "
        self.quoted += quotes
        self.preformatted += tag == "pre"
        if tag not in VOID:
            self.open.append((tag, quotes))

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID or not self.open:
            return
        if tag in BLOCKS:
            self._end_line()
        name, quotes = self.open.pop()
        self.quoted -= quotes
        self.preformatted -= name == "pre"
        if tag == "p":
            self._blank()

    def handle_data(self, data: str) -> None:
        if self.preformatted:
            first, *others = data.split("\n")
            self.line += first
            for other in others:
                self._end_line(always=True)
                self.line = other
            return
        words = SPACES.sub(" ", data)
        self.line += words.lstrip(" ") if not self.line or self.line.endswith(" ") else words

    def _end_line(self, *, always: bool = False) -> None:
        shown = self.line.replace("\xa0", " ").rstrip()
        self.line = ""
        if shown or always:
            self.lines.append(f"{'> ' if self.quoted else ''}{shown}".rstrip())

    def _blank(self) -> None:
        if self.lines and self.lines[-1]:
            self.lines.append(">" if self.quoted else "")

    def text(self) -> str:
        self._end_line()
        while self.lines and self.lines[-1] in ("", ">"):
            self.lines.pop()
        return "\n".join(self.lines).lstrip("\n")
