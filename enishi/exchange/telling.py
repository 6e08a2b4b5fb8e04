"""How imports are told: their columns, counts, problems and possible duplicates, in the reader's language."""

from collections.abc import Mapping, Sequence
from itertools import islice
from typing import Any

from enishi.commerce.models import Contract, InstalledItem, Order, Product
from enishi.customers.finding import full_name, show_accounts, show_contacts
from enishi.customers.models import Account, Contact
from enishi.exchange import mapping, queries, undoing, uploads
from enishi.exchange.importer import MADE_FOR, LogSeen, Twin
from enishi.exchange.kinds import KINDS, TICKET_EVENTS, Kind, fields_for, kind_of
from enishi.exchange.models import Duplicate, Import
from enishi.exchange.wording import calls_of, choices_of, names_of, reason, said_choices
from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.foundation.errors import Refusal
from enishi.foundation.http import ActorRequest
from enishi.foundation.http.problems import language_of
from enishi.foundation.i18n import say
from enishi.sales import queries as sales
from enishi.sales.models import Deal, Lead, Stage
from enishi.service.models import Ticket
from enishi.staff.models import User

SAMPLES = 3
LOGGED = TICKET_EVENTS.fields["status"].choices
FORESEEN, SPARED = 50, 200
DOUBLED: Mapping[str, tuple[str, Any, Any]] = {
    "customers.Contact": ("contacts", Contact, show_contacts),
    "customers.Account": ("accounts", Account, show_accounts),
}


def kind_out(request: ActorRequest, kind: Kind) -> dict[str, Any]:
    actor, language = request.actor, language_of(request)
    names = names_of(kind, language)
    return {
        "key": kind.name,
        "name": say(f"kind.{kind.name}", language),
        "fields": [
            {
                "key": key,
                "name": names[key],
                "type": field.type,
                "required": field.required,
                "makes": makes(actor, key),
                "choices": choices_out(actor, kind, key, language),
            }
            for key, field in fields_for(actor, kind).items()
        ],
    }


def makes(actor: Actor, field: str) -> bool:
    """May unknown names in this field become rows: where there is a way, for whoever may bring in such rows."""
    return field in MADE_FOR and authz.may(actor, "bulk", KINDS[MADE_FOR[field][0]].label)


def choices_out(actor: Actor, kind: Kind, field: str, language: str) -> list[dict[str, str]]:
    if is_stage(kind, field):
        names = {stage.name: stage.called(language) for stage in stages_of(actor)}
    else:
        names = choices_of(kind, field, language)
    return [{"value": value, "name": name} for value, name in names.items()]


def said_by(actor: Actor, kind: Kind, field: str) -> Mapping[str, str]:
    """The choice each word is understood as; a stage is known by its names and by what it means."""
    if is_stage(kind, field):
        return {word: stage.name for word, stage in sales.known_by(stages_of(actor)).items()}
    return said_choices(kind, field) if field in kind.fields else {}


def is_stage(kind: Kind, field: str) -> bool:
    return (kind.name, field) == ("deals", "stage")


def stages_of(actor: Actor) -> list[Stage]:
    """The stages that imported deals stand in: those of the default pipeline."""
    return list(sales.stages(actor, sales.pipelines(actor).first()))


ROW_SHOWS = "kind file_name status row_count made changed same skipped alike undone spared".split()


def row_out(request: ActorRequest, row: Import) -> dict[str, Any]:
    done = _done(row)
    refusal = f"error.{row.refusal}.title" if row.refusal else ""
    return {
        "id": row.uid,
        "version": row.version,
        **{name: getattr(row, name) for name in ROW_SHOWS},
        "done": done,
        "refusal": say(refusal, language_of(request)) if refusal else "",
        "started_by": row.started_by.name if row.started_by else "",
        "created_at": row.created_at,
        "finished_at": row.finished_at,
        "may": {
            "update": True,
            "delete": row.status == Import.UPLOADED,
            "undo": undoing.is_undoable(row),
        },
    }


def _done(row: Import) -> int:
    """How many rows were dealt with. A ticket log counts tickets, several rows each: there it is how far it got."""
    if row.kind != TICKET_EVENTS.name:
        return row.made + row.changed + row.same + row.skipped
    return row.row_count if row.status == Import.DONE else min(row.position, row.row_count)


def record(request: ActorRequest, row: Import) -> dict[str, Any]:
    may = authz.may_do(request.actor, ["update", "delete"], row)
    return row_out(request, row) | {
        "may": may | {"undo": may["update"] and undoing.is_undoable(row)},
        "remembered": _remembered(row),
        "guessed": _guessed(request.actor, row),
        "spared_rows": spared_out(request.actor, row) if row.spared else [],
        "encoding": row.encoding,
        "delimiter": row.delimiter,
        "atomic": row.atomic,
        "first_on": row.first_on,
        "last_on": row.last_on,
        "mapping": row.mapping,
        "columns": columns_out(row),
        "problems": problems_out(row.kind, row.errors, language_of(request)),
    }


def columns_out(row: Import) -> list[dict[str, Any]]:
    """The file's columns with what stands first in each, while there is something to choose."""
    if row.status != Import.UPLOADED or not uploads.place(row.uid).exists():
        return []
    try:
        table = queries.table_of(row)
    except Refusal:
        return []
    first = list(islice((line.cells for line in table.lines() if not line.problem), SAMPLES))
    return [
        {"name": name, "samples": [cells[place][:60] for cells in first]}
        for place, name in enumerate(table.header)
        if name
    ]


def problems_out(kind: str, errors: list[dict[str, Any]], language: str) -> list[dict[str, Any]]:
    names = names_of(kind_of(kind), language)
    return [
        {
            "row": error["row"],
            "field": error["field"],
            "name": names.get(error["field"], ""),
            "value": error["value"],
            "reason": reason(error["code"], language),
        }
        for error in errors
    ]


def _remembered(row: Import) -> dict[str, Any] | None:
    before = row.mapping_of
    if before is None or row.status != Import.UPLOADED:
        return None
    return {"file_name": before.file_name, "created_at": before.created_at}


def _guessed(actor: Actor, row: Import) -> dict[str, Any]:
    if row.mapping_of_id is None or row.status != Import.UPLOADED:
        return {}
    kind = kind_of(row.kind)
    return mapping.by_header(queries.table_of(row).header, fields_for(actor, kind), calls_of(kind))


def log_out(seen: LogSeen | None) -> dict[str, Any] | None:
    """What the lines of a ticket log mean; None of other files."""
    if seen is None:
        return None
    return {
        "tickets": seen.tickets,
        "first_at": seen.first,
        "last_at": seen.last,
        "statuses": [{"status": status, "count": seen.statuses.get(status, 0)} for status in LOGGED],
        "touches": [{"word": word, "count": count} for word, count in seen.touches],
    }


def foreseen_out(actor: Actor, twins: Sequence[Twin]) -> list[dict[str, Any]]:
    """What a preview found: what it made is gone again, so a row of the file is told by its number."""
    shown = twins[:FORESEEN]
    called = {
        label: _called(actor, label, {one.other_id for one in shown if one.label == label})
        for label in DOUBLED
    }
    return [
        {
            "row": one.row,
            "kind": DOUBLED[one.label][0],
            "reasons": list(one.reasons),
            "other_row": one.other_row,
            "other": called[one.label].get(one.other_id),
        }
        for one in shown
    ]


def duplicates_out(actor: Actor, pairs: Sequence[Duplicate]) -> list[dict[str, Any]]:
    """Pairs of records with what each is called now. Four SQL a kind."""
    called, gone = {}, {}
    for label, (_, model, _) in DOUBLED.items():
        keys = {key for one in pairs if one.label == label for key in (one.row_id, one.other_id)}
        called[label] = _called(actor, label, keys)
        binned = model.objects.unscoped("whether a pair still has to be looked at").exclude(deleted_at=None)
        gone[label] = set(binned.filter(pk__among=list(keys)).values_list("pk", flat=True)) if keys else set()
    return [
        {
            "row": one.row,
            "kind": DOUBLED[one.label][0],
            "reasons": one.reasons.split(","),
            "made": called[one.label].get(one.row_id),
            "other": called[one.label].get(one.other_id),
            "is_settled": bool({one.row_id, one.other_id} & gone[one.label]),
        }
        for one in pairs
    ]


def _called(actor: Actor, label: str, keys: set[int]) -> dict[int, dict[str, Any]]:
    """The records with these keys that the reader may see."""
    _, model, show = DOUBLED[label]
    rows = list(authz.scope(actor, model).filter(pk__among=list(keys))) if keys else []
    return {
        one.row.pk: {"id": one.row.uid, "name": one.title, "about": one.subtitle} for one in show(actor, rows)
    }


def spared_out(actor: Actor, row: Import) -> list[dict[str, Any]]:
    """The first rows that stayed when the import was taken back, as far as the reader may see them."""
    told = [
        (batch.label, pk, why)
        for batch in row.written.exclude(spared=[]).order_by("pk")
        for pk, why in batch.spared
    ][:SPARED]
    found = []
    for label, (kind, model, name) in NAMED.items():
        keys = [pk for one, pk, _ in told if one == label]
        for one in authz.scope(actor, model).filter(pk__among=keys) if keys else ():
            why = next(said for said_label, pk, said in told if (said_label, pk) == (label, one.pk))
            found.append({"kind": kind, "id": one.uid, "name": name(one), "reason": why})
    return found


NAMED: Mapping[str, tuple[str, Any, Any]] = {
    "customers.Account": ("accounts", Account, lambda one: one.name),
    "customers.Contact": ("contacts", Contact, full_name),
    "sales.Lead": ("leads", Lead, lambda one: one.company or f"{one.family_name} {one.given_name}".strip()),
    "sales.Deal": ("deals", Deal, lambda one: one.name),
    "service.Ticket": ("tickets", Ticket, lambda one: one.subject),
    "commerce.Order": ("orders", Order, lambda one: str(one.number)),
    "commerce.Product": ("products", Product, lambda one: one.name),
    "commerce.Contract": ("contracts", Contract, lambda one: one.name),
    "commerce.InstalledItem": ("items", InstalledItem, lambda one: one.serial or one.site),
    "staff.User": ("users", User, lambda one: one.name),
}
