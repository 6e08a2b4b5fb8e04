"""Cells from a spreadsheet as changes of a list's rows: what each text means, and why one cannot be taken."""

import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.apps import apps
from django.db.models import Q

from enishi.foundation import authz, filters, values
from enishi.foundation.authz import Actor
from enishi.foundation.errors import BadInput
from enishi.foundation.filters import options, wording
from enishi.foundation.filters.changes import changing
from enishi.foundation.filters.fields import Field, Type
from enishi.foundation.filters.table import BETWEEN, Manner, table
from enishi.foundation.i18n import say
from enishi.foundation.money.money import Money
from enishi.foundation.text.cells import guarded
from enishi.foundation.text.keys import search_key
from enishi.foundation.values import Setting, Unfit
from enishi.staff.actions.bulk import MOST, Stored, stored
from enishi.staff.filtering import frame_of

LONGEST = 20_000
READ_AS = {
    Type.TEXT: "text",
    Type.NUMBER: "integer",
    Type.MONEY: "amount",
    Type.DATE: "day",
    Type.MOMENT: "moment",
    Type.YES: "yes",
}


@dataclass(frozen=True)
class Line:
    """One row as it was pasted: its public id, the version it was looked at in, its cells by column."""

    id: UUID
    version: int
    cells: Sequence[str]


@dataclass(frozen=True)
class Cell:
    """A cell that says something else than the list: from what to what, or a catalogue key that says why not."""

    field: str
    before: str
    after: str
    error: str = ""


@dataclass
class Pasted:
    """What becomes of a row: the cells that differ, and the changes that its room's action takes."""

    id: UUID
    version: int
    cells: list[Cell] = field(default_factory=list)
    changes: dict[str, Any] = field(default_factory=dict)


def read(
    actor: Actor, entity: str, columns: Sequence[str], lines: Sequence[Line], language: str
) -> list[Pasted]:
    """The rows whose cells differ from the list. Nothing is written.

    A text that equals what the list shows says nothing, in columns that nobody edits too. Raises BadInput for
    columns that are none, and more rows than are changed at once.
    """
    known = filters.fields_for(actor, entity)
    if unknown := [name for name in columns if name not in known]:
        raise BadInput(fields={"columns": "unknown_field"}, names=", ".join(unknown))
    if not 0 < len(lines) <= MOST:
        raise BadInput(fields={"rows": "too_many_rows"})
    reader = _Reader(actor, entity, [known[name] for name in columns], lines, language)
    return [pasted for line in lines if (pasted := reader.row(line)).cells]


class _Reader:
    """Reads one paste: what the list shows now, and whom its names speak of, are looked up once for all cells."""

    def __init__(
        self, actor: Actor, entity: str, fields: Sequence[Field], lines: Sequence[Line], language: str
    ) -> None:
        self.actor, self.entity, self.fields, self.language = actor, entity, fields, language
        self.frame = frame_of(actor)
        ids = [line.id for line in lines]
        self.shown = self._shown(ids)
        self.stored: Mapping[UUID, Stored] = stored(
            actor, entity, [one for one in fields if one.written], ids
        )
        self.named = {
            place: self._named(one, {_plain(line.cells[place]) for line in lines if place < len(line.cells)})
            for place, one in enumerate(fields)
            if one.written and one.type in (Type.PERSON, Type.RECORD)
        }

    def row(self, line: Line) -> Pasted:
        pasted = Pasted(line.id, line.version)
        shown = self.shown.get(line.id)
        for place, (one, text) in enumerate(zip(self.fields, line.cells, strict=False)):
            before = shown[place] if shown else ""
            if shown is None or _plain(text) == _plain(before):
                continue
            try:
                value, after = self._value(place, one, line.id, _bare(text))
            except Unfit as reason:
                pasted.cells.append(Cell(one.name, before, text, str(reason)))
                continue
            if value != self.stored[line.id].before[one.written]:
                pasted.cells.append(Cell(one.name, before, after))
                pasted.changes[one.written] = value
        return pasted

    def _value(self, place: int, one: Field, row: UUID, text: str) -> tuple[Any, str]:
        """The value as a change sends it, and as it reads; Unfit says why there is none."""
        if not one.written:
            raise Unfit("not_editable")
        if row not in self.stored:
            raise Unfit("not_yours_to_write")
        if not text:
            value, after = self._emptied(one), ""
        elif one.type is Type.CHOICE:
            value, after = self._chosen(one, text)
        elif one.type is Type.CHOICES:
            chosen = dict(self._chosen(one, part) for part in text.split(BETWEEN.strip()))
            value = [choice for choice in one.choices if choice in chosen]
            after = BETWEEN.join(chosen[choice] for choice in value)
        elif place in self.named:
            value, after = self._person(self.named[place], text)
        else:
            value, after = self._read(one, row, text)
        try:
            changing(self.entity).read({one.written: value})
        except BadInput:
            raise Unfit("invalid") from None
        return value, after

    def _emptied(self, one: Field) -> Any:
        if "empty" not in filters.operators(one):
            raise Unfit("required")
        return "" if one.type in (Type.TEXT, Type.CHOICE) else None

    def _chosen(self, one: Field, text: str) -> tuple[Any, str]:
        names = wording.choice_names(self.entity, one, self.language)
        for value, name in names.items():
            if search_key(text) in (search_key(name), search_key(value)):
                return int(value) if one.is_number else value, name
        raise Unfit("not_a_choice")

    def _person(self, found: Mapping[str, list[options.Option]], text: str) -> tuple[str, str]:
        hits = found.get(search_key(text), [])
        if len(hits) != 1:
            raise Unfit("unclear_reference" if hits else "unknown_reference")
        return str(hits[0].value), hits[0].name

    def _read(self, one: Field, row: UUID, text: str) -> tuple[Any, str]:
        before = self.stored[row].before[one.written]
        own = self.frame.currency
        currency = before["currency"] if one.type is Type.MONEY and before else own
        setting = Setting(currency, own, ZoneInfo(self.frame.zone))
        how = "figure" if one.key and one.type is Type.NUMBER else READ_AS[one.type]
        asked = values.Field(one.name, how, longest=LONGEST, negative=bool(one.key))
        value = values.read(asked, text, setting)
        if one.type is Type.MONEY:
            return {"amount": value, "currency": currency}, f"{Money(value, currency).major():f}"
        if one.type is Type.YES:
            return value, say("cell.yes" if value else "cell.no", self.language)
        said = value.isoformat() if one.type in (Type.DATE, Type.MOMENT) else value
        return said, str(said)

    def _shown(self, ids: Sequence[UUID]) -> dict[UUID, list[str]]:
        """What the list shows of these rows, as far as one may read them."""
        model = apps.get_model(filters.listing(self.entity).label)
        rows = authz.scope(self.actor, model).filter(uid__in=ids)
        uids = dict(rows.values_list("pk", "uid"))
        manner = Manner(self.language, self.frame.zone, self.frame.currency)
        lines = table(self.actor, self.entity, rows, self.fields, manner)
        return {uids[pk]: cells for pk, cells in lines if pk in uids}

    def _named(self, one: Field, texts: set[str]) -> dict[str, list[options.Option]]:
        """Whom these texts may speak of, by what they are called: colleagues by name or address, others by name."""
        model: Any = apps.get_model(one.label)
        columns = {column.name for column in model._meta.concrete_fields}
        rows = authz.scope(self.actor, model, "link")
        if one.type is Type.RECORD:
            wanted = {"name": texts, "code": texts, "name_key": set(map(search_key, texts))}
            rows = rows.filter(_any_of({name: told for name, told in wanted.items() if name in columns}))
        if "is_active" in columns:
            rows = rows.filter(is_active=True)
        found: dict[str, list[options.Option]] = defaultdict(list)
        emails = dict(rows.values_list("uid", "email")) if one.type is Type.PERSON else {}
        for option in options.told(self.actor, replace(one, shown=()), rows, self.language):
            for called in {search_key(option.name), search_key(emails.get(option.value) or "")} - {""}:
                found[called].append(option)
        return found


def _any_of(wanted: Mapping[str, set[str]]) -> Q:
    asked = Q(pk__in=[])
    for column, texts in wanted.items():
        asked |= Q(**{f"{column}__in": texts - {""}})
    return asked


def _plain(text: str) -> str:
    """A text without differences of width and of what stands around it: what a spreadsheet may change."""
    return unicodedata.normalize("NFKC", text).replace("\r\n", "\n").strip()


def _bare(text: str) -> str:
    """A text without the apostrophe that kept a spreadsheet from running it."""
    text = text.strip()
    return text[1:] if text.startswith("'") and guarded(text[1:]) == text else text
