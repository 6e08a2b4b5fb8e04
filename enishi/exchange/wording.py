"""Why a row was not taken, in words."""

from enishi.foundation.i18n.catalogue import catalogue


def reason(code: str, language: str) -> str:
    """The words for a problem's code; a code without words of its own is shown as it is."""
    words = catalogue(language)
    return words.get(f"import.{code}") or words.get(f"field.{code}") or code
