"""What an attached file is called: a label for people, cleaned before anything is asked of it, never a path. Pure."""

import re
import unicodedata

LONGEST_BYTES = 255
LONGEST_ENDING = 16
UNNAMED = "file"
# Controls, what turns the direction of writing or takes no width, lone surrogates, what no standard names, line ends.
UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
# What a file system somewhere takes for more than a letter.
SPECIAL = re.compile(r'[<>:"|?*]')
RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
SPACES = re.compile(r"\s+")


def clean_name(given: str) -> str:
    """The last part of whatever was sent, in letters that can be seen, at most 255 bytes; never empty."""
    text = unicodedata.normalize("NFC", given[:5_000])
    text = "".join(letter for letter in text if _is_seen(letter))
    text = text.replace("\\", "/").rpartition("/")[2]
    text = SPACES.sub(" ", SPECIAL.sub("_", text)).strip(" .")
    if RESERVED.fullmatch(text):
        text = f"_{text}"
    return _shortened(text) or UNNAMED


def _is_seen(letter: str) -> bool:
    return letter in "\t\n\r" or unicodedata.category(letter) not in UNSEEN


def _shortened(name: str) -> str:
    """Cut to the bytes a file system takes, in the middle: the ending says what a file is."""
    if len(name.encode()) <= LONGEST_BYTES:
        return name
    stem, dot, ending = name.rpartition(".")
    ending = f".{ending}" if dot and len(ending) <= LONGEST_ENDING else ""
    stem = stem if ending else name
    room = LONGEST_BYTES - len(ending.encode())
    return stem.encode()[:room].decode(errors="ignore").rstrip(" .") + ending
