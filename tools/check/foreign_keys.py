"""Foreign keys point down the house or stay in their room; string references are resolved by Django first."""

import os
import tempfile
from collections.abc import Iterable, Iterator

import django
from django.apps import apps
from django.db.models import Field, Model

from tools.check.tree import Finding, Tree
from tools.check.walls import LEVEL

HIDDEN_LINKS = {"contenttypes.ContentType"}
Edge = tuple[str, str, str]


def check(tree: Tree) -> list[Finding]:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "enishi.settings")
    with tempfile.TemporaryDirectory() as folder:
        os.environ.setdefault("ENISHI_DATA", folder)
        django.setup()
        return list(upward(edges(apps.get_models(include_auto_created=True))))


def edges(models: Iterable[type[Model]]) -> Iterator[Edge]:
    """(model, field, model pointed at) for every relation stored in our tables."""
    for model in models:
        for field in [
            *model._meta.local_fields,
            *model._meta.local_many_to_many,
            *model._meta.private_fields,
        ]:
            if model._meta.app_label in LEVEL and field.is_relation:
                yield model._meta.label, field.name, target(field)


def target(field: "Field[object, object]") -> str:
    return field.related_model._meta.label if field.related_model else "contenttypes.ContentType"


def upward(found: Iterable[Edge]) -> Iterator[Finding]:
    for label, field, other in found:
        room, above = label.split(".")[0], other.split(".")[0]
        where = f"{label}.{field}"
        if other in HIDDEN_LINKS:
            yield Finding(
                where, "a generic relation hides which room it points at", "use a table with real keys"
            )
        elif above in LEVEL and room != above and LEVEL[above] >= LEVEL[room]:
            side = "sideways" if LEVEL[above] == LEVEL[room] else "up"
            mend = f"make it a row with two keys in {above} or a room above both"
            yield Finding(where, f"points {side} at {other}", mend)
