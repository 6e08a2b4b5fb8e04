"""vCards (RFC 6350 and 2426, and the older ones of telephones), read and written. Pure.

Of a card we know what makes a person here: names with their readings, the company, numbers, addresses, a note.
"""

import hashlib
import quopri
import re
from base64 import b64decode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

LONGEST_CARD = 2_000_000
LONGEST_VALUE = 20_000
# RFC 6350, 3.2: a line has at most 75 octets, not counting its end.
OCTETS = 75
NAME = re.compile(r"(?:[A-Za-z0-9-]+\.)?([A-Za-z0-9-]+)")
PARAMETER = re.compile(r';([A-Za-z0-9-]+)(?:=("[^"]*"|[^",;:]*)((?:,(?:"[^"]*"|[^",;:]*))*))?')
PIECE = re.compile(r"\\.|[^;\\]+|[;\\]", re.DOTALL)
ESCAPED = re.compile(r"\\(.)", re.DOTALL)
JAPANESE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
ESCAPES = str.maketrans({"\\": "\\\\", "\n": "\\n", ",": "\\,", ";": "\\;", "\r": None})


@dataclass(frozen=True)
class Property:
    """One line of a card: its name, its parameters in capitals with their values, and the value as written."""

    name: str
    parameters: Mapping[str, Sequence[str]]
    raw: str

    @property
    def types(self) -> set[str]:
        """TYPE=cell,voice and the bare words of older cards, in small letters."""
        said = {word.lower() for word in self.parameters.get("TYPE", ())}
        return said | {name.lower() for name, words in self.parameters.items() if not words}

    @property
    def rank(self) -> int:
        """1 is preferred to 2 (RFC 6350, 5.3), and anything to what says nothing."""
        told = next(iter(self.parameters.get("PREF", ())), "")
        if told.isascii() and told.isdigit():
            return min(int(told[:3]), 100)
        return 1 if "pref" in self.types else 101

    @property
    def text(self) -> str:
        return _plain(self.value)

    @property
    def value(self) -> str:
        """As meant by its encoding, its escapes still in it."""
        encoding = {word.lower() for word in self.parameters.get("ENCODING", ())} | self.types
        if encoding & {"quoted-printable"}:
            return _decoded(quopri.decodestring(self.raw.encode("utf-8", "replace")), self.parameters)
        if encoding & {"b", "base64"}:
            try:
                return _decoded(b64decode(self.raw), self.parameters)
            except ValueError:
                return ""
        return self.raw

    @property
    def parts(self) -> list[str]:
        """The parts between semicolons."""
        found = [""]
        for piece in PIECE.findall(self.value):
            if piece == ";":
                found.append("")
            else:
                found[-1] += piece
        return [_plain(part) for part in found]


@dataclass
class Card:
    """A person on a card."""

    uid: str = ""
    family_name: str = ""
    given_name: str = ""
    family_kana: str = ""
    given_kana: str = ""
    company: str = ""
    department: str = ""
    title: str = ""
    email: str = ""
    phone: str = ""
    mobile: str = ""
    private_phone: str = ""
    note: str = ""

    @property
    def name(self) -> str:
        return " ".join(part for part in (self.family_name, self.given_name) if part)

    @property
    def key(self) -> str:
        """Its own id, else one made of what it says: the same card has the same."""
        if self.uid:
            return self.uid[:200]
        told = (self.family_name, self.given_name, self.company, self.email, self.mobile, self.phone)
        return f"vcard:{hashlib.sha256(chr(10).join(told).encode()).hexdigest()[:24]}"


@dataclass
class _Held:
    properties: list[Property] = field(default_factory=list)
    size: int = 0


def cards(lines: Iterable[str]) -> Iterator[Card]:
    """The cards of a file, one after the other; what is outside a card, or longer than any card, is passed over."""
    held: _Held | None = None
    for line in _unfolded(lines):
        found = _property(line)
        if found is None:
            continue
        if found.name == "BEGIN" and found.raw.strip().upper() == "VCARD":
            held = _Held()
        elif found.name == "END" and found.raw.strip().upper() == "VCARD":
            if held is not None and held.size <= LONGEST_CARD:
                yield _card(held.properties)
            held = None
        elif held is not None:
            held.size += len(line)
            if held.size <= LONGEST_CARD and found.name not in ("PHOTO", "LOGO", "KEY"):
                held.properties.append(found)


def _unfolded(lines: Iterable[str]) -> Iterator[str]:
    """Logical lines: those that begin with a blank go on from the one before, and so does one after `=` in old cards."""
    held: list[str] = []
    size, is_quoted = 0, False
    for each in lines:
        line = each.rstrip("\r\n")
        if held and is_quoted and held[-1].endswith("="):
            held[-1] = held[-1][:-1]
        elif held and line[:1] in (" ", "\t"):
            line = line[1:]
        else:
            if held:
                yield "".join(held)
            held, size = [], 0
            is_quoted = "QUOTED-PRINTABLE" in line.partition(":")[0].upper()
        size += len(line)
        # Of a picture without end nothing more is kept.
        if size <= LONGEST_CARD or not held:
            held.append(line)
    if held:
        yield "".join(held)


def _property(line: str) -> Property | None:
    name = NAME.match(line)
    if name is None:
        return None
    place = name.end()
    parameters: dict[str, list[str]] = {}
    while match := PARAMETER.match(line, place):
        words = [match[2] or "", *match[3].split(",")[1:]] if match[2] is not None else []
        said = [one for word in words for one in word.strip('"').split(",")]
        parameters[match[1].upper()] = [*parameters.get(match[1].upper(), ()), *said]
        place = match.end()
    if line[place : place + 1] != ":":
        return None
    return Property(name[1].upper(), parameters, line[place + 1 :])


def _card(properties: Sequence[Property]) -> Card:
    card = Card()
    for one in properties:
        match one.name:
            case "UID":
                card.uid = one.text.removeprefix("urn:uuid:")
            case "N":
                card.family_name, card.given_name = [*one.parts, "", ""][:2]
                card.family_kana, card.given_kana = _sorted_as(one, card)
            case "X-PHONETIC-LAST-NAME":
                card.family_kana = one.text
            case "X-PHONETIC-FIRST-NAME":
                card.given_kana = one.text
            case "SOUND" if "x-irmc-n" in one.types:
                card.family_kana, card.given_kana = [*one.parts, "", ""][:2]
            case "ORG":
                card.company, *units = one.parts
                card.department = " ".join(unit for unit in units if unit)
            case "TITLE":
                card.title = one.text
            case "NOTE":
                card.note = one.text
    _name(card, properties)
    _reach(card, properties)
    return card


def _sorted_as(name: Property, card: Card) -> tuple[str, str]:
    """RFC 6350 has a reading only as what the name is sorted by."""
    parts = [part.strip() for part in name.parameters.get("SORT-AS", ())]
    family, given = [*parts, "", ""][:2]
    return family or card.family_kana, given or card.given_kana


def _name(card: Card, properties: Sequence[Property]) -> None:
    """A card without N is called as it is shown: in Japanese the family comes first."""
    shown = next((one.text for one in properties if one.name == "FN"), "").strip()
    if card.family_name or card.given_name or not shown:
        # A person with one name is called by it.
        if not card.family_name:
            card.family_name, card.given_name = card.given_name, ""
        return
    first, _, rest = shown.replace("\u3000", " ").partition(" ")
    if not rest:
        card.family_name = shown
    elif JAPANESE.search(shown):
        card.family_name, card.given_name = first, rest.strip()
    else:
        given, _, card.family_name = shown.rpartition(" ")
        card.given_name = given.strip()


def _reach(card: Card, properties: Sequence[Property]) -> None:
    """The preferred address, and the preferred number of each sort; fax numbers and pagers are none."""
    ordered = sorted(properties, key=lambda one: one.rank)
    card.email = next((_bare(one.text, "mailto:") for one in ordered if one.name == "EMAIL"), "")
    for one in ordered:
        if one.name != "TEL" or one.types & {"fax", "pager"}:
            continue
        number = _bare(one.text, "tel:").replace(";ext=", " ext. ")
        sort = _sort(one.types)
        if not getattr(card, sort):
            setattr(card, sort, number)


def _sort(types: set[str]) -> str:
    if types & {"cell", "iphone"}:
        return "mobile"
    return "private_phone" if "home" in types and "work" not in types else "phone"


def _bare(text: str, scheme: str) -> str:
    return text.strip()[len(scheme) :] if text.strip().lower().startswith(scheme) else text.strip()


def _decoded(data: bytes, parameters: Mapping[str, Sequence[str]]) -> str:
    told = next(iter(parameters.get("CHARSET", ())), "utf-8").lower()
    name = "cp932" if told in ("shift_jis", "shift-jis", "x-sjis", "sjis", "windows-31j") else told
    try:
        return data.decode(name, "replace")
    except LookupError:
        return data.decode("utf-8", "replace")


def _plain(value: str) -> str:
    text = ESCAPED.sub(lambda match: "\n" if match[1] in "nN" else match[1], value)
    return text.replace("\r\n", "\n").strip()[:LONGEST_VALUE]


def written(card: Card) -> str:
    """A card in version 3.0, which every telephone and mail program reads, with readings as Apple and Google write them."""
    lines = [
        "BEGIN:VCARD",
        "VERSION:3.0",
        f"N:{_said(card.family_name)};{_said(card.given_name)};;;",
        f"FN:{_said(card.name)}",
    ]
    for start, value in (
        ("X-PHONETIC-LAST-NAME", card.family_kana),
        ("X-PHONETIC-FIRST-NAME", card.given_kana),
        ("TITLE", card.title),
        ("EMAIL;TYPE=INTERNET,WORK", card.email),
        ("TEL;TYPE=WORK,VOICE", card.phone),
        ("TEL;TYPE=CELL,VOICE", card.mobile),
        ("TEL;TYPE=HOME,VOICE", card.private_phone),
        ("NOTE", card.note),
        ("UID", f"urn:uuid:{card.uid}" if card.uid else ""),
    ):
        if value:
            lines.append(f"{start}:{_said(value)}")
    if card.company:
        lines.append(f"ORG:{_said(card.company)}" + (f";{_said(card.department)}" if card.department else ""))
    return "".join(f"{folded}\r\n" for line in [*lines, "END:VCARD"] for folded in _folded(line))


def _said(text: str) -> str:
    return text.translate(ESCAPES)


def _folded(line: str) -> Iterator[str]:
    """Pieces of at most 75 octets that cut no character; all but the first begin with a blank."""
    piece = ""
    for letter in line:
        if len((piece + letter).encode("utf-8", "replace")) > OCTETS:
            yield piece
            piece = " "
        piece += letter
    yield piece
