"""A person's data as they may have it: a ZIP with everything as JSON, a page to read, and the files themselves."""

import shutil
import zipfile
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from tempfile import TemporaryFile
from typing import IO, Any

import orjson
from django.apps import apps
from django.db.models import Model
from django.utils.html import format_html, format_html_join

from enishi.customers.finding import full_name
from enishi.customers.models import Contact
from enishi.foundation import clock
from enishi.foundation.events.models import Event
from enishi.foundation.files import Missing, store
from enishi.foundation.files.places import FILE, gone, naming_columns
from enishi.foundation.files.upkeep import digests_in
from enishi.foundation.i18n import say
from enishi.foundation.rows import plain
from enishi.privacy import graph
from enishi.privacy.graph import Person, personal
from enishi.privacy.register import Fate

NOTES = "service.InternalNote"
# What hangs on a side conversation with a maker, by the way to its thread: among colleagues like a note.
BESIDE = {
    graph.CONVERSATION: "",
    graph.MESSAGE: "conversation__",
    graph.MAIL: "message__conversation__",
    graph.OUTGOING: "message__conversation__",
    graph.RECIPIENT: "mail__message__conversation__",
    graph.RECEIVED: "conversation__",
}
# Of the house's own keeping: they say nothing to the person that the other rows do not.
NOT_TOLD = frozenset({"customers.Merge", "foundation.StoredFile"})
WHEN = ("sent_at", "happened_at", "opened_at", "answered_at", "received_at", "created_at")
# Nothing to read: keys for matching, and what only programs understand.
UNREAD = frozenset({"html_safe", "likeness", "trace", "digest"})
# The person's part in what is the company's: that it was, not what was thought of it.
TAKEN_PART = {
    "sales.Deal": ("number", "name", "opened_on", "closed_on"),
    "commerce.Order": ("number", "ordered_on", "net", "currency"),
}
STYLE = (
    "body{font:14px/1.7 sans-serif;max-width:60em;margin:2em auto;padding:0 1em;color:#222}"
    "h2{border-bottom:1px solid #bbb;margin-top:2em}dl{display:grid;grid-template-columns:12em 1fr;"
    "border-bottom:1px dotted #ccc;padding-bottom:.6em}dt{color:#666}dd{margin:0;white-space:pre-wrap;"
    "overflow-wrap:anywhere}"
)


@dataclass(frozen=True)
class Disclosure:
    """The ZIP, open at its beginning, and how many rows of each kind it has."""

    file: IO[bytes]
    counts: dict[str, int]


Told = dict[str, list[dict[str, Any]]]


def disclose(contact: Contact, person: Person, *, notes: bool, language: str) -> Disclosure:
    """Everything of the person; notes among colleagues only where whoever discloses says so."""
    if not notes:
        person = replace(person, own=_without_notes(person.own))
    own = {label: keys for label, keys in person.own.items() if keys and label not in NOT_TOLD}
    told: Told = {label: _rows(label, graph.rows(label), keys) for label, keys in sorted(own.items())}
    for label, columns in TAKEN_PART.items():
        rows = graph.rows(label).filter(contact__in=person.own[graph.CONTACT]).order_by("pk")
        told[label] = [{name: plain(value) for name, value in row.items()} for row in rows.values(*columns)]
    told["events"] = list(_happened(own))
    told = {label: rows for label, rows in told.items() if rows}
    file = TemporaryFile()  # noqa: SIM115  # handed on, and closed with the answer
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as box:
        box.writestr("data.json", orjson.dumps(told, option=orjson.OPT_INDENT_2))
        box.writestr("index.html", page(full_name(contact), told, language))
        _put_files(box, person)
    file.seek(0)
    return Disclosure(file, {label: len(rows) for label, rows in told.items()})


def _put_files(box: zipfile.ZipFile, person: Person) -> None:
    for name, digest in _files(person):
        with suppress(Missing), store().open(digest) as kept, box.open(name, "w") as into:
            shutil.copyfileobj(kept, into)


def _without_notes(own: Mapping[str, set[Any]]) -> dict[str, set[Any]]:
    """Without what colleagues said among themselves, and with makers beside a ticket."""
    left = {label: set(keys) for label, keys in own.items() if label != NOTES}
    for label, way in BESIDE.items():
        beside = _found(label, left.get(label, set()), **{f"{way}side_link__isnull": False})
        left[label] = left.get(label, set()) - beside
        if label == graph.MESSAGE:
            left[FILE] = left.get(FILE, set()) - _found(
                FILE, left.get(FILE, set()), subject=label, subject_id__in=beside
            )
    return left


def _found(label: str, keys: set[Any], **where: Any) -> set[Any]:
    rows = graph.rows(label)
    return {
        pk
        for part in graph.parts(keys)
        for pk in rows.filter(pk__in=part, **where).values_list("pk", flat=True)
    }


def page(name: str, told: Told, language: str) -> str:
    """What the JSON has, to read: no script, no address outside."""
    parts = [
        format_html("<h2>{}</h2>{}", say(f"privacy.table.{label}", language), _listed(label, rows, language))
        for label, rows in told.items()
    ]
    return str(
        format_html(
            '<!doctype html><html lang="{}"><meta charset="utf-8"><title>{}</title><style>{}</style>'
            "<h1>{}</h1><p>{}</p>{}</html>",
            language,
            say("privacy.disclosure.title", language, name=name),
            STYLE,
            say("privacy.disclosure.title", language, name=name),
            say("privacy.disclosure.about", language, day=clock.today().isoformat()),
            format_html_join("", "{}", ((part,) for part in parts)),
        )
    )


def _listed(label: str, rows: list[dict[str, Any]], language: str) -> str:
    shown = shown_columns(label)
    lines = (
        format_html_join(
            "",
            "<dt>{}</dt><dd>{}</dd>",
            (
                (say(f"privacy.column.{name}", language), _text(row[name]))
                for name in shown
                if row.get(name) not in (None, "", [], {})
            ),
        )
        for row in rows
    )
    return str(format_html_join("", "<dl>{}</dl>", ((line,) for line in lines)))


def shown_columns(label: str) -> list[str]:
    if label in TAKEN_PART:
        return list(TAKEN_PART[label])
    if label == "events":
        return ["at", "kind"]
    model = apps.get_model(label)
    names = {field.name for field in model._meta.concrete_fields}
    when = next((name for name in WHEN if name in names), None)
    fates = personal(model)
    return [
        *([when] if when else []),
        *(name for name in fates if name not in UNREAD and not name.endswith("_key")),
    ]


def _text(value: Any) -> str:
    if isinstance(value, dict):
        return "\n".join(f"{key}: {one}" for key, one in value.items() if key not in ("digest", "content_id"))
    return "\n".join(map(_text, value)) if isinstance(value, list) else str(value)


def _rows(label: str, rows: Any, keys: set[Any]) -> list[dict[str, Any]]:
    model = apps.get_model(label)
    left = set(personal(model, Fate.COLLEAGUE, Fate.DIGEST)) | {"key_hash"}
    names = [field.attname for field in model._meta.concrete_fields if field.name not in left]
    return [
        {name: plain(getattr(row, name)) for name in names}
        for part in graph.parts(keys)
        for row in rows.filter(pk__in=part).order_by("pk")
    ]


def _happened(own: Mapping[str, set[Any]]) -> Iterator[dict[str, Any]]:
    """When something was done with their rows: the acts, without who did them."""
    for label, keys in own.items():
        for part in graph.parts(keys):
            events = Event.objects.filter(subject=label, subject_id__in=part).order_by("pk")
            for at, kind in events.values_list("at", "kind"):
                yield {"at": plain(at), "kind": kind, "row": label}


def _files(person: Person) -> Iterator[tuple[str, str]]:
    """Each file under a name of its own, and mails as they came."""
    named: dict[str, str] = {}
    for model, column in naming_columns():
        label = model._meta.label
        if label == FILE and column != "digest":
            continue
        for row in _with_bytes(model, person.own.get(label, ())):
            for number, digest in enumerate(digests_in(getattr(row, column)), 1):
                named.setdefault(digest, f"files/{label}-{row.pk}-{number}-{_called(row, column)}")
    return ((name, digest) for digest, name in named.items())


def _with_bytes(model: type[Model], keys: Collection[Any]) -> Iterator[Any]:
    """Rows whose bytes were not erased before."""
    for part in graph.parts(keys):
        rows = graph.rows(model._meta.label).filter(pk__in=part)
        yield from rows.exclude(**gone(model)) if gone(model) else rows


def _called(row: Any, column: str) -> str:
    if row._meta.label == FILE:
        return str(row.name).replace("/", "_").replace("\\", "_")
    return "mail.eml" if column == "digest" else "attachment"
