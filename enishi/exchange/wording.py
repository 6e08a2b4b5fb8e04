"""What fields and their choices are called, and why a row was not taken, in words."""

from collections.abc import Mapping

from enishi.exchange.kinds import Kind
from enishi.foundation.i18n import LANGUAGES
from enishi.foundation.i18n.catalogue import catalogue
from enishi.foundation.text.keys import normal


def reason(code: str, language: str) -> str:
    """The words for a problem's code; a code without words of its own is shown as it is."""
    words = catalogue(language)
    return words.get(f"import.{code}") or words.get(f"field.{code}") or code


def names_of(kind: Kind, language: str) -> dict[str, str]:
    """What each field of a kind is called on screen: `name.<field>`, or `name.<kind>.<field>` where it differs."""
    words = catalogue(language)
    return {
        name: field.names.get(language)
        or words.get(f"name.{kind.name}.{name}")
        or words.get(f"name.{name}")
        or name
        for name, field in kind.fields.items()
    }


def calls_of(kind: Kind) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """What columns are called in files: as the screen calls the fields, in either language, then as is usual."""
    names = [names_of(kind, language) for language in LANGUAGES]
    usual = {
        field: [
            word
            for language in LANGUAGES
            for key in (f"{kind.name}.{field}", field)
            for word in catalogue(language).get(f"called.{key}", "").split("|")
        ]
        for field in kind.fields
    }
    return {field: [own[field] for own in names] for field in kind.fields}, usual


def choices_of(kind: Kind, field: str, language: str) -> dict[str, str]:
    """What each choice of a field is called; a blank cell says the empty one."""
    if named := kind.fields[field].choice_names:
        return dict(named[language])
    words = catalogue(language)
    return {
        value: words.get(f"choice.{kind.name}.{field}.{value}")
        or words.get(f"choice.{field}.{value}")
        or value
        for value in kind.fields[field].choices
        if value
    }


def said_choices(kind: Kind, field: str) -> Mapping[str, str]:
    """The choice each word means, in either language: a file may say 会社 or Company for `company`."""
    return {
        plain(word): value
        for language in LANGUAGES
        for value, word in choices_of(kind, field, language).items()
    }


def plain(word: str) -> str:
    """A word as it is compared: width, case and what cannot be seen aside."""
    return normal(word).casefold()
