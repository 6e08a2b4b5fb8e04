"""Everything written out: CSV files that an import takes back, JSONL of every carried table, all files and issued PDFs.

Rows are streamed, so an export needs no more memory than one batch. For spreadsheets a copy guards every
text that a spreadsheet would run as a formula; the other form is exact.
"""

import csv
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import Any

import orjson
from django.apps import apps
from django.db.models import Model, QuerySet

from enishi.commerce.models import Document, OrderLine
from enishi.commerce.papers import file_name
from enishi.customers.models import AccountContact
from enishi.customers.queries import currency as organisation_currency
from enishi.exchange import carried
from enishi.exchange.kinds import KINDS, Kind, with_custom
from enishi.foundation import authz, sheets
from enishi.foundation.authz import Actor
from enishi.foundation.documents import content_of
from enishi.foundation.errors import NotAllowed
from enishi.foundation.events.models import EventValues
from enishi.foundation.files import Missing, store
from enishi.foundation.files.upkeep import named_digests
from enishi.foundation.ids import Sequence
from enishi.foundation.money.money import Money
from enishi.foundation.rows import plain
from enishi.foundation.text.cells import guarded
from enishi.foundation.values import Field
from enishi.interactions.models import Message
from enishi.service.models import SurveyResponse
from enishi.staff.bring_in import GIVEN_BY_HAND, team_path
from enishi.staff.custom import PREFIX
from enishi.staff.models import Team, User

CHUNK = 1000
WHY = "everything is written out"


def export(actor: Actor, folder: Path, *, for_spreadsheets: bool = False) -> dict[str, int]:
    """Write all kinds and all tables into the folder; answers how many rows each file has."""
    tables = carried.tables()
    for model in tables:
        if model._meta.label not in carried.BESIDE and not authz.reaches_all(
            actor, "read", model._meta.label
        ):
            raise NotAllowed()
    folder.mkdir(parents=True, exist_ok=True)
    counts = {}
    for kind in map(with_custom, KINDS.values()):
        name = f"{kind.name}.csv"
        counts[name] = _write_csv(folder / name, kind, for_spreadsheets)
        if for_spreadsheets:
            _write_workbook(folder / f"{kind.name}.xlsx", kind)
    for model in tables:
        name = f"{model._meta.label_lower}.jsonl"
        counts[name] = _write_lines(folder / name, _rows_of(model))
    counts["documents"] = _write_documents(folder / "documents")
    counts["files"] = _write_files(folder / "files")
    counts["numbers.jsonl"] = _write_lines(folder / "numbers.jsonl", _numbers())
    counts["events.jsonl"] = _write_lines(folder / "events.jsonl", _events())
    return counts


def _rows_of(model: type[Model]) -> Iterator[dict[str, Any]]:
    told = carried.columns(model)
    for row in carried.every(model).iterator(CHUNK):
        yield {name: plain(getattr(row, name)) for name in told}


def _numbers() -> Iterator[dict[str, Any]]:
    for name, last in Sequence.objects.order_by("name").values_list("name", "last"):
        yield {"name": name, "last": last}


def _events() -> Iterator[dict[str, Any]]:
    carried_along = EventValues.objects.exclude(event__subject__in=carried.EVENTS_LEFT_OUT)
    for values in carried_along.select_related("event").order_by("pk").iterator(CHUNK):
        event = values.event
        told = {field.attname: plain(getattr(event, field.attname)) for field in event._meta.concrete_fields}
        yield told | {"before": values.before, "after": values.after}


def _write_lines(path: Path, rows: Iterable[dict[str, Any]]) -> int:
    count = 0
    with path.open("wb") as file:
        for row in rows:
            count += 1
            file.write(orjson.dumps(row, default=str, option=orjson.OPT_APPEND_NEWLINE))
    return count


def _write_documents(folder: Path) -> int:
    """Every issued PDF under its number, day, customer and amount. Bytes that were altered end the export."""
    folder.mkdir(exist_ok=True)
    count = 0
    for document in Document.objects.unscoped(WHY).select_related("account").order_by("pk").iterator(CHUNK):
        count += 1
        (folder / f"{document.number}_{file_name(document)}").write_bytes(content_of(document.content_id))
    return count


def _write_files(folder: Path) -> int:
    """The bytes that rows name, each under its digest. What the store has lost is told by its own daily check."""
    folder.mkdir(exist_ok=True)
    count = 0
    for digest in sorted(set(named_digests())):
        with suppress(Missing), store().open(digest) as kept, (folder / digest).open("wb") as file:
            shutil.copyfileobj(kept, file)
            count += 1
    return count


def _write_csv(path: Path, kind: Kind, for_spreadsheets: bool) -> int:
    count, currency = 0, organisation_currency()
    texts = [name for name, field in kind.fields.items() if field.type in ("text", "reference", "link")]
    # The mark at the start is what a spreadsheet knows UTF-8 by.
    encoding = "utf-8-sig" if for_spreadsheets else "utf-8"
    with path.open("w", newline="", encoding=encoding) as file:
        writer = csv.DictWriter(file, list(kind.fields))
        writer.writeheader()
        for values in _rows(kind):
            count += 1
            cells = {
                name: _cell(field, values.get(name), values, currency) for name, field in kind.fields.items()
            }
            if for_spreadsheets:
                cells |= {name: guarded(cells[name]) for name in texts}
            writer.writerow(cells)
    return count


def _write_workbook(path: Path, kind: Kind) -> None:
    """The same beside it as a workbook: numbers and days are what they are, texts run nothing."""
    currency = organisation_currency()
    rows = (
        [_typed(field, values.get(name), values, currency) for name, field in kind.fields.items()]
        for values in _rows(kind)
    )
    sheets.fold(path, kind.name, list(kind.fields), rows)


def _typed(field: Field, value: Any, values: Mapping[str, Any], currency: str) -> Any:
    if field.type in ("amount", "own_amount") and value is not None:
        return Money(value, values["currency"] if field.type == "amount" else currency).major()
    if isinstance(value, int | float | date) and not isinstance(value, bool):
        return value
    return _cell(field, value, values, currency)


def _cell(field: Field, value: Any, values: Mapping[str, Any], currency: str) -> str:
    if value is None:
        return ""
    if isinstance(value, Model):
        return _outside_id(value)
    if field.type == "amount":
        return f"{Money(value, values['currency']).major():f}"
    if field.type == "own_amount":
        return f"{Money(value, currency).major():f}"
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ",".join(value) if isinstance(value, list) else str(value)


def _outside_id(row: Any) -> str:
    """How an import knows the row: by its id elsewhere, or by its public id here."""
    return row.external_id or str(row.uid)


def _rows(kind: Kind) -> Iterator[dict[str, Any]]:
    """Each row's values by field, rows in the bin left out."""
    model: Any = apps.get_model(kind.label)
    columns = {field.name: field for field in model._meta.concrete_fields}
    linked = [name for name, field in kind.fields.items() if name in columns and columns[name].is_relation]
    rows: QuerySet[Any] = model.objects.unscoped(WHY).order_by("pk")
    if linked:
        rows = rows.select_related(*linked)
    if "deleted_at" in columns:
        rows = rows.filter(deleted_at=None)
    if kind.name == "orders":
        # The others follow from their deals: taken back beside them they would count twice.
        rows = rows.filter(deal_link=None)
    if kind.name == "surveys":
        # A question nobody has answered yet is no answer to bring in.
        rows = rows.exclude(answered_at=None)
    more = MORE.get(kind.name, _nothing_more)
    for batch in _batches(rows):
        besides = more(batch)
        for row in batch:
            own = {name: getattr(row, name) for name in kind.fields if name in columns}
            own |= {
                name: row.custom.get(name.removeprefix(PREFIX))
                for name in kind.fields
                if name.startswith(PREFIX)
            }
            yield own | {"external_id": _outside_id(row)} | besides.get(row.pk, {})


def _batches(rows: QuerySet[Any]) -> Iterator[list[Any]]:
    batch = []
    for row in rows.iterator(CHUNK):
        batch.append(row)
        if len(batch) == CHUNK:
            yield batch
            batch = []
    if batch:
        yield batch


More = Callable[[list[Any]], dict[int, dict[str, Any]]]


def _nothing_more(rows: list[Any]) -> dict[int, dict[str, Any]]:
    return {}


def _places(contacts: list[Any]) -> dict[int, dict[str, Any]]:
    links = (
        AccountContact.objects.unscoped(WHY)
        .filter(contact__in=contacts, is_primary=True)
        .select_related("account")
    )
    return {
        link.contact_id: {
            "account": link.account,
            "corporate_number": link.account.corporate_number,
            "department": link.department,
            "title": link.title,
            "role": link.role or None,
        }
        for link in links
    }


def _teams(people: list[User]) -> dict[int, dict[str, Any]]:
    teams = {team.pk: team for team in Team.objects.unscoped(WHY).select_related("manager")}
    return {
        person.pk: {
            "team": team_path(teams, person.team_id),
            "team_manager": _manager(teams, person.team_id),
            "roles": None if GIVEN_BY_HAND & person.role_set else person.roles,
        }
        for person in people
    }


def _manager(teams: Mapping[int, Team], team_id: int | None) -> str:
    manager = teams[team_id].manager if team_id is not None else None
    return manager.name if manager else ""


def _stages(deals: list[Any]) -> dict[int, dict[str, Any]]:
    return {deal.pk: {"stage": deal.stage.name} for deal in deals}


def _lines(orders: list[Any]) -> dict[int, dict[str, Any]]:
    found: dict[int, dict[str, Any]] = {order.pk: {"amount": order.net} for order in orders}
    lines = OrderLine.objects.unscoped(WHY).filter(order__in=orders, position=1)
    for line in lines.select_related("product"):
        found[line.order_id] |= {"product": line.product, "text": line.text}
    return found


def _words_and_team(tickets: list[Any]) -> dict[int, dict[str, Any]]:
    messages = Message.objects.unscoped(WHY).filter(
        conversation__ticket_link__ticket__in=tickets, direction=Message.INBOUND
    )
    words = messages.order_by("-sent_at", "-id").values_list("conversation__ticket_link__ticket", "text")
    first = dict(words)
    teams = {team.pk: team for team in Team.objects.unscoped(WHY)}
    return {
        ticket.pk: {"text": first.get(ticket.pk, ""), "team": team_path(teams, ticket.team_id)}
        for ticket in tickets
    }


def _questions(answers: list[Any]) -> dict[int, dict[str, Any]]:
    """Which question each answer is to."""
    kinds = SurveyResponse.objects.unscoped(WHY).filter(pk__in=[one.pk for one in answers])
    return {key: {"kind": kind} for key, kind in kinds.values_list("pk", "survey__kind")}


MORE: Mapping[str, More] = {
    "contacts": _places,
    "users": _teams,
    "deals": _stages,
    "orders": _lines,
    "tickets": _words_and_team,
    "surveys": _questions,
}
