"""Reads of similar tickets: only what the reader may read anyway."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Case, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Substr

from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.interactions.models import Message
from enishi.service import rules
from enishi.service.models import Ticket
from enishi.service.similar.rules import Asked, similar

# So many resolved tickets are compared: those with something in common first, then the latest.
MOST = 300
# The beginning of what was said is enough to compare.
LETTERS = 600
WHY = "what was said in tickets that passed the gate"
ROW = ("pk", "subject", "category", "item", "item__product")


@dataclass(frozen=True)
class Past:
    """A ticket like the one at hand, what both have in common, and the last answer that was given in it."""

    ticket: Ticket
    by: tuple[str, ...]
    answer: str


def similar_to(actor: Actor, ticket_id: UUID) -> list[Past]:
    """The resolved tickets most like this one, with their answers, the best first. Six SQL."""
    ticket = authz.find(actor, Ticket, ticket_id, joined=lambda rows: rows.select_related("item"))
    past = list(_resolved(actor, ticket).values_list(*ROW)[:MOST])
    words = _first_words([ticket.pk, *(row[0] for row in past)])
    asked = [Asked(row[0], row[1], words.get(row[0], ""), *row[2:]) for row in past]
    here = Asked(
        ticket.pk,
        ticket.subject,
        words.get(ticket.pk, ""),
        ticket.category,
        ticket.item_id,
        ticket.item.product_id if ticket.item else None,
    )
    likes = similar(here, asked)
    keys = [like.key for like in likes]
    rows = authz.scope(actor, Ticket).filter(pk__in=keys).select_related("account")
    found = {row.pk: row for row in rows}
    answers = _last_answers(keys)
    return [Past(found[like.key], like.by, answers.get(like.key, "")) for like in likes if like.key in found]


def _resolved(actor: Actor, ticket: Ticket) -> QuerySet[Ticket]:
    near = Q(pk__in=[])
    if ticket.item_id:
        near |= Q(item=ticket.item_id)
    if ticket.item:
        near |= Q(item__product=ticket.item.product_id)
    if ticket.category:
        near |= Q(category=ticket.category)
    is_far = Case(When(near, then=Value(0)), default=Value(1), output_field=IntegerField())
    rows = authz.scope(actor, Ticket).filter(status__in=(rules.SOLVED, rules.CLOSED))
    return rows.exclude(pk=ticket.pk).annotate(far=is_far).order_by("far", "-solved_at", "-pk")


def _first_words(tickets: Collection[int]) -> dict[int, str]:
    """What each began with: one message of each is read, however long its thread. One SQL."""
    said = Message.objects.unscoped(WHY).filter(
        conversation__ticket_link__ticket=OuterRef("pk"), direction=Message.INBOUND
    )
    first = said.order_by("sent_at", "id").values(start=Substr("text", 1, LETTERS))[:1]
    rows = Ticket.objects.unscoped(WHY).filter(pk__in=list(tickets))
    return {pk: start or "" for pk, start in rows.values_list("pk", Subquery(first))}


def _last_answers(tickets: Collection[int]) -> dict[int, str]:
    """The last answer in each that is an answer of ours. One SQL."""
    said = Message.objects.unscoped(WHY).filter(
        conversation__ticket_link__ticket__in=list(tickets), direction=Message.OUTBOUND
    )
    spoken = said.exclude(author=None).order_by("sent_at", "id")
    return dict(spoken.values_list("conversation__ticket_link__ticket", "text"))
