"""A tree of conditions as one `Q`: the only place where a filter becomes a question to the database."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.apps import apps
from django.db.models import Q

from enishi.foundation import authz
from enishi.foundation.authz import Actor, Staff, TokenActor
from enishi.foundation.errors import BadInput
from enishi.foundation.filters.fields import Field, Type
from enishi.foundation.filters.tree import Condition, Group
from enishi.foundation.http.usable import YEARS
from enishi.foundation.rows import Mergeable
from enishi.foundation.text.keys import search_key
from enishi.foundation.worktime.periods import UnknownPeriod, period

LARGEST = 2**53
MOST_VALUES = 100
LONGEST_TEXT = 300
ME, MY_TEAMS = "me", "my_teams"

PRESENCE = ("empty", "filled")
DAYS = ("within", "on", "since", "until", "between", *PRESENCE)
FIGURES = ("is", "is_not", "at_least", "at_most", "between", *PRESENCE)
OPERATORS: Mapping[Type, tuple[str, ...]] = {
    Type.TEXT: ("contains", "excludes", "is", "is_not", "starts", *PRESENCE),
    Type.NUMBER: FIGURES,
    Type.MONEY: FIGURES,
    Type.DATE: DAYS,
    Type.MOMENT: DAYS,
    Type.CHOICE: ("any_of", "none_of", *PRESENCE),
    Type.CHOICES: ("any_of", "none_of", *PRESENCE),
    Type.TAGS: ("any_of", "none_of", *PRESENCE),
    Type.PERSON: ("any_of", "none_of", *PRESENCE),
    Type.RECORD: ("any_of", "none_of", *PRESENCE),
    Type.YES: ("is",),
}
# Asked as their opposite and turned round, so that what is unknown counts as not being so.
OPPOSITE = {"excludes": "contains", "is_not": "is", "none_of": "any_of", "empty": "filled"}


@dataclass(frozen=True)
class Frame:
    """From where relative words are seen: today, the zone, the fiscal year's first month, our currency."""

    today: date
    zone: str
    fiscal_start: int
    currency: str


class Unfit(ValueError):
    """A value that the question cannot be asked with."""


def operators(field: Field) -> tuple[str, ...]:
    """The questions that may be asked of a field."""
    own = OPERATORS[field.type]
    return tuple(op for op in own if op not in PRESENCE) if field.is_always or field.is_zero else own


def condition(actor: Actor, fields: Mapping[str, Field], tree: Group, frame: Frame) -> Q:
    """The question a filter asks. BadInput names each place that cannot be understood."""
    parts = [
        condition(actor, fields, part, frame) if isinstance(part, Group) else _one(actor, fields, part, frame)
        for part in tree.parts
    ]
    whole = Q()
    for part in parts:
        whole = whole & part if tree.join == "all" else whole | part
    return whole


def _one(actor: Actor, fields: Mapping[str, Field], asked: Condition, frame: Frame) -> Q:
    field = fields.get(asked.field)
    if field is None:
        raise BadInput(fields={f"{asked.place}.field": "filter_unknown_field"})
    if asked.op not in operators(field):
        raise BadInput(fields={f"{asked.place}.op": "filter_unknown_operator"})
    op = OPPOSITE.get(asked.op, asked.op)
    try:
        found = _presence(field) if op == "filled" else _ask(actor, field, op, asked.value, frame)
    except Unfit:
        raise BadInput(fields={f"{asked.place}.value": "filter_bad_value"}) from None
    if field.key and asked.op in OPPOSITE:
        # A missing key is unknown to both databases, and so is its opposite: it has to be said.
        found &= _presence(field)
    if field.through:
        links = authz.scope(actor, apps.get_model(field.through)).filter(found)
        found = Q(pk__in=links.values(field.back))
    found = ~found if asked.op in OPPOSITE else found
    # Whatever is asked: a row whose value the reader may not know answers neither yes nor no.
    return found if field.seen is None else field.seen & found


def _presence(field: Field) -> Q:
    if field.type in (Type.TEXT, Type.CHOICE) and not field.key:
        return Q(**{f"{field.path}__gt": ""})
    return Q(**{f"{field.path}__isnull": False})


def _ask(actor: Actor, field: Field, op: str, value: Any, frame: Frame) -> Q:
    match field.type:
        case Type.TEXT:
            return _text(field, op, value)
        case Type.NUMBER:
            return _figure(field, op, value, _number if field.key else _whole)
        case Type.MONEY:
            return _money(field, op, value, frame)
        case Type.DATE | Type.MOMENT:
            return _days(field, *_span(op, value, frame), frame.zone)
        case Type.CHOICE | Type.CHOICES:
            return chosen(field, _among(value, field.choices))
        case Type.TAGS:
            return _worn(field, _listed(value))
        case Type.PERSON | Type.RECORD:
            return _rows(actor, field, value)
        case Type.YES:
            if not isinstance(value, bool):
                raise Unfit
            return Q(**{f"{field.path}__isnull": not value}) if field.key else Q(**{field.path: value})


LOOKUPS = {"contains": "icontains", "is": "exact", "starts": "istartswith"}
FOLDED = {"contains": "contains", "is": "exact", "starts": "startswith"}


def _text(field: Field, op: str, value: Any) -> Q:
    if not isinstance(value, str) or not 0 < len(value.strip()) <= LONGEST_TEXT:
        raise Unfit
    if not field.is_folded:
        return Q(**{f"{field.path}__{LOOKUPS[op]}": value.strip()})
    key = search_key(value)
    if not key:
        raise Unfit
    return Q(**{f"{field.path}__{FOLDED[op]}": key})


def chosen(field: Field, values: Sequence[str]) -> Q:
    """Rows with one of these choices. Several lie in a list, whose text tells: choices are plain words."""
    if field.type is Type.CHOICE:
        return Q(**{f"{field.path}__in": values})
    found = Q()
    for value in values:
        found |= Q(**{f"{field.path}__icontains": f'"{value}"'})
    return found


def _worn(field: Field, values: Sequence[str]) -> Q:
    """Rows that wear one of these tags. Said first: it wears any, of which there is an index."""
    found = Q()
    for value in values:
        found |= Q(**{f"{field.path}__holds": value})
    return _presence(field) & found


def _number(value: Any) -> int | float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) <= LARGEST:
        raise Unfit
    return value


def _whole(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or abs(value) > LARGEST:
        raise Unfit
    return value


def _figure(field: Field, op: str, value: Any, read: Any) -> Q:
    """Numbers, and amounts in one currency."""
    low, high = _bounds(op, value, read)
    found = Q()
    if low is not None:
        found &= Q(**{f"{field.path}__gte": low})
    if high is not None:
        found &= Q(**{f"{field.path}__lte": high})
    holds_nought = (low is None or low <= 0) and (high is None or high >= 0)
    return found | Q(**{f"{field.path}__isnull": True}) if field.is_zero and holds_nought else found


def _bounds(op: str, value: Any, read: Any) -> tuple[Any, Any]:
    if op == "between":
        if not isinstance(value, list) or len(value) != 2:
            raise Unfit
        return read(value[0]), read(value[1])
    known = read(value)
    return (known if op != "at_most" else None, known if op != "at_least" else None)


def _money(field: Field, op: str, value: Any, frame: Frame) -> Q:
    asked = value if isinstance(value, list) else [value]
    if not all(isinstance(one, dict) and one.keys() == {"amount", "currency"} for one in asked) or not asked:
        raise Unfit
    currencies = {str(one["currency"]) for one in asked}
    if len(currencies) != 1 or not (field.currency or currencies == {frame.currency}):
        raise Unfit
    found = _figure(field, op, value, lambda one: _whole(one["amount"]))
    return found & Q(**{field.currency: currencies.pop()}) if field.currency else found


def _span(op: str, value: Any, frame: Frame) -> tuple[date | None, date | None]:
    """The first and last day that are meant; one of them may be open."""
    if op == "within":
        try:
            return period(str(value), frame.today, frame.fiscal_start)
        except (UnknownPeriod, ValueError, OverflowError):
            raise Unfit from None
    if op == "between":
        return _bounds(op, value, _day)
    day = _day(value)
    return (day if op != "until" else None, day if op != "since" else None)


def _day(value: Any) -> date:
    try:
        day = date.fromisoformat(value)
    except (TypeError, ValueError):
        raise Unfit from None
    if day.year not in YEARS:
        raise Unfit
    return day


def _days(field: Field, first: date | None, last: date | None, zone: str) -> Q:
    found = Q()
    if first is not None:
        start = _kept(field, first) if field.type is Type.DATE else _midnight(first, zone)
        found &= Q(**{f"{field.path}__gte": start})
    if last is not None and field.type is Type.DATE:
        found &= Q(**{f"{field.path}__lte": _kept(field, last)})
    elif last is not None:
        found &= Q(**{f"{field.path}__lt": _midnight(last + timedelta(days=1), zone)})
    return found


def _kept(field: Field, day: date) -> date | str:
    """A day as its column keeps it: JSON knows none."""
    return day.isoformat() if field.key else day


def _midnight(day: date, zone: str) -> datetime:
    return datetime.combine(day, time(), tzinfo=ZoneInfo(zone)).astimezone(UTC)


def _listed(value: Any) -> list[str]:
    if not isinstance(value, list) or not 0 < len(value) <= MOST_VALUES:
        raise Unfit
    if not all(isinstance(one, str) for one in value):
        raise Unfit
    return value


def _among(value: Any, choices: tuple[str, ...]) -> list[str]:
    values = _listed(value)
    if not set(values) <= set(choices):
        raise Unfit
    return values


def _rows(actor: Actor, field: Field, value: Any) -> Q:
    """Rows by their public ids; of people also `me` and `my_teams`, whoever asks."""
    named = _listed(value)
    person = actor.owner if isinstance(actor, TokenActor) else actor
    found = Q()
    if {ME, MY_TEAMS} & set(named):
        if field.label not in ("staff.User", "staff.Team"):
            raise Unfit
        found |= _mine(field, person, named) if isinstance(person, Staff) else Q(pk__in=[])
    try:
        uids = [UUID(one) for one in named if one not in (ME, MY_TEAMS)]
    except ValueError:
        raise Unfit from None
    return found | _named(field, uids) if uids else found


def _named(field: Field, uids: list[UUID]) -> Q:
    """Rows that point at those with these public ids; an id that was merged away means the row that was kept."""
    model: Any = apps.get_model(field.label)
    if not issubclass(model, Mergeable):
        return Q(**{f"{field.path}__uid__in": uids})
    meant = model._default_manager.all().unscoped("ids lead to ids; the rows of the list are scoped")
    return Q(**{f"{field.path}__in": meant.filter(Q(uid__in=uids) | Q(merged__uid__in=uids)).values("pk")})


def _mine(field: Field, person: Staff, named: list[str]) -> Q:
    if field.label == "staff.Team":
        return Q(**{f"{field.path}__in": person.teams})
    found = Q()
    if ME in named:
        found |= Q(**{field.path: person.user_id})
    if MY_TEAMS in named:
        found |= Q(**{f"{field.path}__team__in": person.teams})
    return found
