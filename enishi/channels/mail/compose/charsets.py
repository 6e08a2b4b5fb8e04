"""Which encoding a mail goes out in: UTF-8, or ISO-2022-JP for customers whose machines know nothing else."""

from enishi.channels.mail.compose.letter import ISO_2022_JP, UTF_8

# Twins: the same mark has two places in Unicode, and only the first of each is in Python's table.
TWINS = str.maketrans({"～": "〜", "－": "−", "∥": "‖", "—": "―", "￠": "¢", "￡": "£", "￢": "¬"})
CODEC = "iso2022_jp"


def letters_lost(text: str) -> str:
    """The letters ISO-2022-JP cannot hold, each once, in order: ①, ㈱, 髙, half-width kana."""
    return "".join(dict.fromkeys(letter for letter in text if not _holds(letter)))


def _holds(letter: str) -> bool:
    if letter.isascii():
        return letter not in "\x0e\x0f\x1b"
    try:
        letter.translate(TWINS).encode(CODEC)
    except UnicodeEncodeError:
        return False
    return True


def chosen(wanted: str, text: str) -> str:
    """The wanted encoding, unless it would lose a letter: a mail that reads right comes first."""
    return ISO_2022_JP if wanted == ISO_2022_JP and not letters_lost(text) else UTF_8


def encode(text: str, charset: str) -> bytes:
    """Bytes of a text its charset was chosen for. Lone surrogates, which no encoding has, become `?`."""
    if charset == ISO_2022_JP:
        return text.translate(TWINS).encode(CODEC)
    return text.encode("utf-8", "replace")
