"""What is new in an answer: the text without the mail it answers and without the signature.

For display only; the whole text is kept. Rules work on lines, each pattern is anchored and bounded, so the cost
grows with the length and nothing else.
"""

import re

QUOTE = re.compile(r"^[>＞]")
LONGEST = 500_000  # a longer text is shown whole
LONGEST_LINE = 1000  # longer lines are never an introduction or a header
MOST_ROUNDS = 20  # a quote taken out may leave a header block or an introduction in one piece
# Our own mails carry this line above the quote; what stands under it is ours.
REPLY_LINE = "――― この線より上にご返信ください / Please reply above this line ―――"
REPLY_MARK = re.compile(r"この線より上にご返信|reply above this line", re.IGNORECASE)

ORIGINAL = re.compile(
    r"^[ \t]*-{2,40}[ \t]*(?:original message|original appointment|元のメッセージ|元のメール|原文|ursprüngliche nachricht"
    r"|message d'origine)[ \t]*-{2,40}[ \t]*$",
    re.IGNORECASE,
)
DATE_JA = r"[(（]?\d{4}(?:年|[/.-])\s?\d{1,2}(?:月|[/.-])\s?\d{1,2}日?"
INTRODUCTION_JA = re.compile(rf"^[ \t]*{DATE_JA}.{{0,400}}[:：][ \t]*$")
INTRODUCTION_EN = re.compile(
    r"^[ \t]*(?:on\b.{1,400}\bwrote|am\b.{1,400}\bschrieb.{0,200}|le\b.{1,400}\ba écrit)[ \t]?[:：][ \t]*$",
    re.IGNORECASE,
)
BEGINNING = re.compile(rf"^[ \t]*(?:on\b|am\b|le\b|{DATE_JA})", re.IGNORECASE)
WROTE_JA = re.compile(
    r"(?:のメール|さんは書きました|さんが書きました|が書き込みました|wrote)[ \t]?[:：][ \t]*$", re.IGNORECASE
)
NAMES_SOMEBODY = re.compile(r"[^\s@]@[^\s@]")

HEADER = re.compile(
    r"^[ \t]*\*?(?:差出人|送信者|送信元|送信日時|送信日|日時|日付|宛先|ＣＣ|CC|件名|題名|from|sent|date|to|cc|subject|reply-to|importance"
    r"|von|gesendet|an|betreff|de|envoyé|à|objet)\*?[ \t]?[:：]",
    re.IGNORECASE,
)
FEWEST_HEADERS = 3
RULE = re.compile(r"^[ \t]*_{5,200}[ \t]*$")

SIGNATURE = "-- "
# Japanese signatures stand under a drawn line, or between two, and say how to reach the writer.
DRAWN = re.compile(r"^[ \t]*([-=_*~+#/・.━─―ー＝－＿★☆◆◇■□●○◎※＊┏┓┗┛┌┐└┘┃│:;^'`|〓…‥]{8,200})[ \t]*$")
CONTACT = re.compile(
    r"〒\s?\d{3}|(?:tel|fax|phone|mobile|電話|携帯|直通|ＴＥＬ|ＦＡＸ|℡).{0,10}\d|\d{2,4}-\d{2,4}-\d{3,4}"
    r"|[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{1,100}|https?://|www\.|株式会社|有限会社|合同会社|㈱|㈲"
    r"|(?:co\.,? ?ltd|inc\.)",
    re.IGNORECASE,
)
# The mark of RFC 3676 after a mailer cut its space: sure only if there is a way to reach the writer below it.
CUT_MARK = "--"
LONGEST_SIGNATURE = 14
FEWEST_CONTACTS = 2


def new_text(text: str) -> str:
    """Without quotes and signature; the whole text if nothing visible would remain."""
    return without_signature(without_quotes(text)) if len(text) <= LONGEST else text


def without_quotes(text: str) -> str:
    """Quoted lines, what introduces them, everything below a copy of the answered mail, and the part after `-- `."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for _ in range(MOST_ROUNDS):
        kept = _unquoted(lines)
        if kept == lines:
            break
        lines = kept
    return _tidy(lines) or text


def _unquoted(lines: list[str]) -> list[str]:
    kept: list[str] = []
    place = 0
    while place < len(lines):
        line = lines[place]
        if _ends_here(lines, place):
            break
        if QUOTE.match(line):
            place += 1
            continue
        height = _introduction(lines, place)
        if height:
            following = _next_visible(lines, place + height)
            if following is None or not QUOTE.match(lines[following]):
                break
            place = following
            continue
        kept.append(line)
        place += 1
    return kept


def _ends_here(lines: list[str], place: int) -> bool:
    line = lines[place]
    if line == SIGNATURE or len(line) > LONGEST_LINE:
        return line == SIGNATURE
    if ORIGINAL.match(line) or REPLY_MARK.search(line):
        return True
    return _is_header_block(lines, place)


def _is_header_block(lines: list[str], place: int) -> bool:
    """Three header lines in a row, perhaps under a line of underscores."""
    if RULE.match(lines[place]):
        place = _next_visible(lines, place + 1) or place
    block = lines[place : place + FEWEST_HEADERS]
    return len(block) == FEWEST_HEADERS and all(
        len(line) <= LONGEST_LINE and HEADER.match(line) for line in block
    )


def _introduction(lines: list[str], place: int) -> int:
    """How many lines the introduction at `place` has; 0 if there is none. Before unquoted text it must say who wrote,
    or "2026年11月23日(月) 10:00 の打ち合わせ:" would swallow what comes after it."""
    if not BEGINNING.match(lines[place]):
        return 0
    for height in (1, 2, 3):
        if not "".join(lines[place + height - 1 : place + height]).rstrip().endswith((":", "：")):
            continue
        joined = " ".join(line.strip() for line in lines[place : place + height])
        if len(joined) > LONGEST_LINE or place + height > len(lines) or not lines[place + height - 1].strip():
            return 0
        if not (INTRODUCTION_EN.match(joined) or INTRODUCTION_JA.match(joined)):
            continue
        following = _next_visible(lines, place + height)
        quoted = following is not None and QUOTE.match(lines[following])
        if (
            quoted
            or WROTE_JA.search(joined)
            or NAMES_SOMEBODY.search(joined)
            or INTRODUCTION_EN.match(joined)
        ):
            return height
    return 0


def _next_visible(lines: list[str], place: int) -> int | None:
    """The first line from `place` on that is not blank."""
    return next((at for at in range(place, len(lines)) if lines[at].strip()), None)


def without_signature(text: str) -> str:
    """Without a block at the end, under a drawn line, that says at least twice how to reach the writer."""
    lines = text.split("\n")
    for at in range(max(0, len(lines) - LONGEST_SIGNATURE), len(lines)):
        line = lines[at]
        if not (line.strip() == CUT_MARK or DRAWN.match(line)):
            continue
        said = sum(bool(CONTACT.search(below[:LONGEST_LINE])) for below in lines[at + 1 :])
        if said >= (1 if line.strip() == CUT_MARK else FEWEST_CONTACTS):
            return _tidy(lines[:at]) or text
    return text


def _tidy(lines: list[str]) -> str:
    """Without space at line ends and blank lines around."""
    return "\n".join(line.rstrip() for line in lines).strip("\n")
