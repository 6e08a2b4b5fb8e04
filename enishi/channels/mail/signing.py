"""Signatures: plain text in which a fixed list of {words} is filled in, once. Nothing else in it means anything (B53)."""

import re
from collections.abc import Mapping

# None of them is anything the customer may not read (B55).
PLACEHOLDERS = ("agent", "team", "company", "mailbox", "ticket")
PLACE = re.compile(r"\{([a-z_]{1,40})\}")


def filled(text: str, values: Mapping[str, str]) -> str:
    """One pass: what a value itself holds is not looked at again (B54). An unknown word stays as it is."""
    return PLACE.sub(lambda match: values.get(match[1], "") if match[1] in PLACEHOLDERS else match[0], text)
