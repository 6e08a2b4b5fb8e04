"""An example for every body the API takes or gives, put together field by field.

A field's value is looked up in `words` under `Shape.field`, then under `Subject.field` (the shape's name
without its ending, so that DealIn, DealRow and DealOut tell of one deal), then under `field`. A field that
nobody gave a value is an error: whoever adds one says there what it looks like.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from enishi.examples.words import CHOSEN, FILES, WORDS

ENDING = re.compile(r"(In|Out|Row|Change|Patch|Fields|Card|Brief)$")
JSON = "application/json"
NAMES = ("Ref", "NumberedRef")
GIVEN_WHOLE = (*NAMES, "Money", "Role", "Rounding")
Shapes = Mapping[str, Any]


class NoExample(LookupError):
    """A field of the API nobody gave an example."""

    def __init__(self, shape: str, field: str) -> None:
        super().__init__(f"no example for {shape}.{field}: say in enishi/examples/words what it looks like")


def add_examples(described: dict[str, Any]) -> None:
    """Give each body of an OpenAPI description its example."""
    shapes: Shapes = described["components"]["schemas"]
    refusal = described["components"]["responses"]["Refusal"]["content"]
    refusal["application/problem+json"]["example"] = of_shape(shapes, "Problem")
    for operation in chain.from_iterable(ways.values() for ways in described["paths"].values()):
        for kind, content in bodies(operation):
            content["example"] = _of_body(shapes, operation["operationId"], kind, content["schema"])


def bodies(operation: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each body an operation takes or gives, with its media type."""
    for body in (operation.get("requestBody", {}), *operation["responses"].values()):
        yield from body.get("content", {}).items()


def _of_body(shapes: Shapes, operation: str, kind: str, schema: Any) -> Any:
    if "properties" in schema:
        return {name: of_schema(shapes, told, operation, name) for name, told in schema["properties"].items()}
    if kind != JSON:
        return FILES[kind]
    return of_schema(shapes, schema, operation, "")


def of_shape(shapes: Shapes, name: str) -> dict[str, Any]:
    """An example of a shape: all of its fields, or of a change those somebody would send."""
    fields = shapes[name]["properties"]
    return {field: of_schema(shapes, fields[field], name, field) for field in CHOSEN.get(name, fields)}


def of_schema(shapes: Shapes, schema: Any, shape: str, field: str) -> Any:
    """An example of what stands in one field of a shape."""
    schema = schema.get("anyOf", schema.get("allOf", [schema]))[0]
    for key in (f"{shape}.{field}", f"{ENDING.sub('', shape)}.{field}", field):
        if key in WORDS and (key != field or not _is_composed(schema)):
            return WORDS[key]
    if "$ref" in schema:
        return _of_reference(shapes, schema["$ref"].rpartition("/")[2], shape, field)
    if schema.get("format") == "uuid":
        return identity(field, shape)
    if "items" in schema:
        return [of_schema(shapes, schema["items"], shape, field)] * schema.get("minItems", 1)
    if schema.get("type") == "boolean":
        return False
    if "enum" in schema:
        return next(value for value in schema["enum"] if value != "")
    raise NoExample(shape, field)


def _is_composed(schema: Any) -> bool:
    """Does it hold shapes with fields of their own, which say better what they look like?"""
    reference: str = schema.get("items", schema).get("$ref", "")
    return bool(reference) and reference.rpartition("/")[2] not in GIVEN_WHOLE


def _of_reference(shapes: Shapes, name: str, shape: str, field: str) -> Any:
    if "enum" in shapes[name]:
        return shapes[name]["enum"][0]
    if name in NAMES:
        raise NoExample(shape, field)
    return of_shape(shapes, name)


def identity(field: str, shape: str) -> str:
    """The id of the thing a field speaks of: `account_id` anywhere is the `id` of the account."""
    thing = ENDING.sub("", shape) if field == "id" else field.removesuffix("_id")
    named = WORDS.get(thing)
    if isinstance(named, dict):
        return str(named["id"])
    return str(uuid5(NAMESPACE_URL, thing.lower()))
