"""Other people's words where only one plain line may stand."""

import unicodedata

LONGEST = 120


def one_line(text: str, longest: int = LONGEST) -> str:
    """One line without control and direction characters, cut where it grows too long."""
    plain = "".join(" " if one.isspace() else one for one in text if one.isspace() or _is_seen(one))
    words = " ".join(plain.split())
    return words if len(words) <= longest else f"{words[: longest - 1]}…"


def _is_seen(character: str) -> bool:
    return not unicodedata.category(character).startswith("C")
