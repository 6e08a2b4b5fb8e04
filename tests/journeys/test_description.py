"""The API's description says what a program needs: a name for each operation, and what a refusal looks like."""

import json

import pytest

from enishi.api import api
from enishi.foundation.http.contract import Schema

METHODS = ("get", "post", "put", "patch", "delete")


@pytest.fixture(scope="module")
def operations():
    paths = api.get_openapi_schema()["paths"]
    return [ways[method] for ways in paths.values() for method in METHODS if method in ways]


def test_every_operation_has_a_name_of_its_own(operations):
    names = [operation["operationId"] for operation in operations]
    assert len(set(names)) == len(names) > 40
    assert all(name.isidentifier() and not name.startswith("enishi") for name in names)


def test_every_operation_says_how_it_refuses(operations):
    assert all(
        operation["responses"]["default"] == {"$ref": "#/components/responses/Refusal"}
        for operation in operations
    )


@pytest.mark.django_db
def test_a_refusal_is_what_the_description_says(client):
    told = client.get("/api/v1/accounts").json()
    described = api.get_openapi_schema()["components"]["schemas"]["Problem"]
    assert set(described["required"]) <= set(told) <= set(described["properties"])


def test_one_name_means_one_shape():
    """The description holds each shape under its class's name: of two with one name, one would be lost."""
    shapes: dict[str, list[type[Schema]]] = {}
    waiting = [Schema]
    while waiting:
        shape = waiting.pop()
        waiting += shape.__subclasses__()
        shapes.setdefault(shape.__name__, []).append(shape)
    ours = {name: same for name, same in shapes.items() if "[" not in name}
    unlike = [name for name, same in ours.items() if len({_described(shape) for shape in same}) > 1]
    assert unlike == []


def _described(shape: type[Schema]) -> str:
    described = shape.model_json_schema() | {"description": ""}
    return json.dumps(described | {"required": sorted(described.get("required", []))}, sort_keys=True)
