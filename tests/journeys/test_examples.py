"""Every body the API takes or gives is shown by an example, and each example is what its schema promises."""

from copy import deepcopy
from importlib import import_module
from pkgutil import iter_modules

import pytest
from jsonschema_rs import Draft202012Validator

from enishi.api import api
from enishi.examples import compose
from enishi.examples import words as said
from enishi.examples.compose import NoExample, of_shape
from enishi.examples.words import CHOSEN, WORDS

REFUSAL = "application/problem+json"


@pytest.fixture(scope="module")
def described():
    return api.get_openapi_schema()


def bodies(described):
    """(what, content) of each body of each operation."""
    for path, operations in described["paths"].items():
        for method, operation in operations.items():
            yield from of_operation(f"{method.upper()} {path}", operation)
    refused = described["components"]["responses"]["Refusal"]["content"]
    yield "a refusal", refused[REFUSAL]


def of_operation(name, operation):
    told = {"request": operation.get("requestBody", {}), **operation["responses"]}
    for part, body in told.items():
        for kind, content in body.get("content", {}).items():
            yield f"{name} {part} {kind}", content


def test_no_body_is_without_an_example_and_each_keeps_its_schema(described):
    found = dict(bodies(described))
    assert len(found) > 200
    silent = [what for what, content in found.items() if "example" not in content]
    wrong = []
    for what, content in found.items():
        whole = {**content["schema"], "components": described["components"]}
        asked = Draft202012Validator(whole, validate_formats=True)
        wrong += [f"{what}: {error}" for error in asked.iter_errors(content.get("example"))]
    assert (silent, wrong) == ([], [])


def test_a_field_without_words_is_named_to_whoever_adds_it():
    shapes = {"BoatIn": {"properties": {"rigging": {"type": "string"}}}}
    with pytest.raises(NoExample, match=r"BoatIn\.rigging"):
        of_shape(shapes, "BoatIn")


def test_examples_are_of_our_own_world_and_of_nobody_real(described):
    """Addresses of nobody, numbers of nobody; and the words a customer would know."""
    told = str([content["example"] for _, content in bodies(described)])
    assert "ハナサキ精機株式会社" in told and "みなも計装株式会社" in told
    assert "@" in told
    assert all(part.split("'")[0].split(" ")[0].endswith(".example") for part in told.split("@")[1:])


class Asked(dict):
    """Words that remember which of them were looked up."""

    def __init__(self, words):
        super().__init__(words)
        self.used = set()

    def __getitem__(self, key):
        self.used.add(key)
        return super().__getitem__(key)


def test_every_word_is_used_and_stands_in_one_place(described, monkeypatch):
    words = Asked(WORDS)
    monkeypatch.setattr(compose, "WORDS", words)
    compose.add_examples(deepcopy(described))
    assert (sorted(WORDS.keys() - words.used), CHOSEN.keys() - described["components"]["schemas"].keys()) == (
        [],
        set(),
    )
    parts = [import_module(f"{said.__name__}.{one.name}") for one in iter_modules(said.__path__)]
    assert len(WORDS) == sum(len(getattr(part, "WORDS", ())) for part in parts)
