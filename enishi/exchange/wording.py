"""Why a row was not taken, in words."""

from enishi.exchange.kinds import Kind
from enishi.foundation.i18n.catalogue import catalogue


def reason(code: str, language: str) -> str:
    """The words for a problem's code; a code without words of its own is shown as it is."""
    words = catalogue(language)
    return words.get(f"import.{code}") or words.get(f"field.{code}") or code


def names_of(kind: Kind, language: str) -> dict[str, str]:
    """What each field of a kind is called on screen: `name.<field>`, or `name.<kind>.<field>` where it differs."""
    words = catalogue(language)
    return {
        field: words.get(f"name.{kind.name}.{field}") or words.get(f"name.{field}") or field
        for field in kind.fields
    }
