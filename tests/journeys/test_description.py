"""The API's description says what a program needs: a name for each operation, and what a refusal looks like."""

import pytest

from enishi.api import api

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
