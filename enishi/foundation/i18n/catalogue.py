"""The server's catalogue: flat keys, `{name}` placeholders, one JSON file a room and language."""

import json
from functools import cache
from importlib import resources

LANGUAGES = ("ja", "en")


@cache
def catalogue(language: str) -> dict[str, str]:
    """All words of one language, over all rooms."""
    words: dict[str, str] = {}
    for room in sorted(resources.files("enishi").iterdir(), key=lambda entry: entry.name):
        file = room / "words" / f"{language}.json"
        if file.is_file():
            words |= json.loads(file.read_text("utf-8"))
    return words


def say(key: str, language: str, **params: object) -> str:
    """The words for a key. The build fails on a missing one, so KeyError here is a defect of ours."""
    text = catalogue(language if language in LANGUAGES else "ja")[key]
    for name, value in params.items():
        text = text.replace(f"{{{name}}}", str(value))
    return text


def chosen_language(accept_language: str, default: str = "ja") -> str:
    """The first of our languages in an Accept-Language header, else the default."""
    for part in accept_language.split(","):
        tag = part.split(";")[0].strip().lower().split("-")[0]
        if tag in LANGUAGES:
            return tag
    return default
