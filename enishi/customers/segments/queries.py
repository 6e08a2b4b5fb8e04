"""Every read of segments and of the market, scoped to an actor."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db.models import BigIntegerField, Case, CharField, Count, F, Q, QuerySet, Sum, Value, When
from django.db.models.functions import Coalesce

from enishi.customers.models import Account, Segment
from enishi.customers.segments import rules
from enishi.customers.segments.rules import Cell, Counted
from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.foundation.errors import BadInput
from enishi.foundation.filters import condition, fields_for, parse
from enishi.staff.filtering import frame_of, narrowed

NET = "standing__lifetime_net"
# What a customer's size is read from, and the other two dimensions.
PATHS: Mapping[str, Any] = {
    "industry": F("industry"),
    "prefecture": F("prefecture"),
    "size": Case(
        *(
            When(
                employees__gte=band[0],
                **({} if band[1] is None else {"employees__lte": band[1]}),
                then=Value(rules.band_name(band)),
            )
            for band in rules.BANDS
        ),
        default=Value(""),
        output_field=CharField(),
    ),
}


def segments(actor: Actor) -> QuerySet[Segment]:
    """Every segment, by name. One SQL."""
    return authz.scope(actor, Segment).order_by("name", "id")


def question(actor: Actor, tree: Mapping[str, Any]) -> Q:
    """A stored filter of accounts as a question. BadInput where it cannot be asked any more."""
    return condition(actor, fields_for(actor, "accounts"), parse(tree), frame_of(actor))


def questions(actor: Actor, found: Sequence[Segment]) -> dict[int, Q]:
    """The question of each segment; one whose fields are gone has none."""
    asked = {}
    for segment in found:
        try:
            asked[segment.pk] = question(actor, segment.filter)
        except BadInput:
            continue
    return asked


def members(actor: Actor, segment: Segment) -> QuerySet[Account]:
    """The customers that belong to it today, as far as one may read them."""
    return authz.scope(actor, Account).filter(question(actor, segment.filter))


def measures(actor: Actor) -> dict[str, Q]:
    """How far we are with a customer, as questions."""
    return {name: question(actor, {"all": list(asked)}) for name, asked in rules.MEASURES.items()}


def counts(actor: Actor, where: Q) -> dict[str, Any]:
    """What is counted of the customers for which this holds."""
    told: dict[str, Any] = {"accounts": Count("pk", filter=where)}
    told |= {name: Count("pk", filter=where & asked) for name, asked in measures(actor).items()}
    return told | {"net": Coalesce(Sum(NET, filter=where), 0, output_field=BigIntegerField())}


def sizes(actor: Actor, asked: Mapping[int, Q]) -> dict[int, Counted]:
    """How many customers each question finds, and how far we are with them. One SQL, however many."""
    if not asked:
        return {}
    every = {
        f"s{key}_{name}": told for key, where in asked.items() for name, told in counts(actor, where).items()
    }
    row = authz.scope(actor, Account).aggregate(**every)
    return {key: Counted(**{name: row[f"s{key}_{name}"] for name in COUNTED}) for key in asked}


COUNTED = ("accounts", *rules.MEASURES, "net")


def penetration(actor: Actor, rows: str, columns: str, segment: Segment | None, text: str) -> list[Cell]:
    """How far we are in the market, cut by two of the dimensions. One SQL.

    `text` narrows it further, as a list of accounts is.
    """
    found = narrowed(actor, authz.scope(actor, Account), "accounts", text)
    if segment is not None:
        found = found.filter(question(actor, segment.filter))
    cut = found.order_by().annotate(in_row=PATHS[rows], in_column=PATHS[columns])
    told: Iterable[Mapping[str, Any]] = cut.values("in_row", "in_column").annotate(**counts(actor, Q()))
    return [
        Cell(one["in_row"], one["in_column"], Counted(**{name: one[name] for name in COUNTED}))
        for one in told
    ]


def segment(actor: Actor, uid: UUID) -> Segment:
    """One segment. One SQL."""
    return authz.find(actor, Segment, uid)
