"""What the fields of a list and their choices are called on screen."""

from enishi.foundation.filters.fields import Field
from enishi.foundation.i18n.catalogue import catalogue


def name_of(key: str, field: Field, language: str) -> str:
    """`list.<field>` where lists call it otherwise than files do (`name.<field>`); each may differ by list."""
    if field.names:
        return field.names[language]
    words = catalogue(language)
    keys = (f"{kind}.{part}{field.name}" for kind in ("list", "name") for part in (f"{key}.", ""))
    return next(words[one] for one in keys if one in words)


def choice_names(key: str, field: Field, language: str) -> dict[str, str]:
    """What each choice is called; a prefecture is called what it is, and so is a tag."""
    if field.choice_names:
        return dict(field.choice_names[language])
    words = catalogue(language)
    return {value: _choice(words, key, field.name, value) for value in field.choices}


def value_name(key: str, field: Field, value: str, language: str) -> str:
    """What a text is called where it is one of a few usual ones; else it speaks for itself."""
    return _choice(catalogue(language), key, field.name, value)


def _choice(words: dict[str, str], key: str, name: str, value: str) -> str:
    return words.get(f"choice.{key}.{name}.{value}") or words.get(f"choice.{name}.{value}") or value
