"""Texts in cells of a spreadsheet: shown, never run."""

# Where a spreadsheet starts to calculate, in both widths; a leading apostrophe is guarded so that the guard
# can be told from what was there.
RISKY = tuple("=+-@\t\r\n＝＋－＠'")


def guarded(text: str) -> str:
    """The text as a spreadsheet shows it and never runs it."""
    return f"'{text}" if text.lstrip(" \u3000").startswith(RISKY) else text
