"""Every read of runs, scoped to an actor; and what hangs together, for the acts that tie it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db.models import Model, Q, QuerySet

from enishi.bond.models import GivenAnswer, GuideRun, LeadTicket
from enishi.customers.models import Account, AccountContact, Contact
from enishi.customers.rules import email_key
from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.sales.models import Deal, FormPost, Lead, Quote
from enishi.service.models import Ticket

WHY = "what hangs together is tied whoever may see it; what is shown is narrowed where it is read"
ON: Mapping[str, type[Any]] = {"lead": Lead, "account": Account, "deal": Deal, "ticket": Ticket}
BESIDE: Mapping[str, type[Any]] = {**ON, "quote": Quote}


def runs(actor: Actor, asked: Mapping[str, UUID | None]) -> QuerySet[GuideRun]:
    """Runs of guides with somebody who is not in the bin, the latest first. One SQL."""
    rows = authz.scope(actor, GuideRun).filter(_of_somebody()).select_related("guide", "taken_by")
    for name in ("guide", *BESIDE):
        if asked.get(f"{name}_id"):
            rows = rows.filter(**{f"{name}__uid": asked[f"{name}_id"]})
    return rows


def run(actor: Actor, uid: UUID) -> GuideRun:
    return authz.find(
        actor,
        GuideRun,
        uid,
        joined=lambda rows: rows.filter(_of_somebody()).select_related("guide", "taken_by"),
    )


def _of_somebody() -> Q:
    """What is held back is nobody's yet, and is decided where posts are."""
    found = Q()
    for name in ON:
        found |= Q(**{f"{name}__isnull": False, f"{name}__deleted_at": None})
    return found


def answers_of(found: Sequence[GuideRun]) -> list[GivenAnswer]:
    """Their answers in order. One SQL."""
    rows = GivenAnswer.objects.unscoped("the runs passed the gate").filter(run__in=found)
    return list(rows.order_by("run_id", "position"))


def by_run(found: Sequence[GuideRun]) -> Mapping[int, list[GivenAnswer]]:
    told: dict[int, list[GivenAnswer]] = defaultdict(list)
    for one in answers_of(found):
        told[one.run_id].append(one)
    return told


def shown_beside(actor: Actor, found: Sequence[GuideRun]) -> Mapping[str, Mapping[int, Model]]:
    """What the runs name, as far as the reader may see it: a SQL for each kind of record that is named."""
    told: dict[str, Mapping[int, Model]] = {}
    for name, model in BESIDE.items():
        keys = {key for one in found if (key := getattr(one, f"{name}_id"))}
        rows = authz.scope(actor, model).filter(pk__in=keys) if keys else ()
        told[name] = {row.pk: row for row in rows}
    return told


def link_of(ticket: Ticket) -> LeadTicket | None:
    """The lead a ticket is tied to. One SQL."""
    rows = LeadTicket.objects.unscoped(WHY).select_related("lead__account", "lead__contact")
    found: LeadTicket | None = rows.filter(ticket=ticket).first()
    return found


def links_of(lead: Lead) -> QuerySet[LeadTicket]:
    return LeadTicket.objects.unscoped(WHY).select_related("ticket").filter(lead=lead)


def run_of(post: FormPost) -> GuideRun | None:
    found: GuideRun | None = _runs().filter(post=post).first()
    return found


def runs_on(ticket: Ticket) -> QuerySet[GuideRun]:
    return _runs().filter(ticket=ticket)


def runs_of(lead: Lead) -> QuerySet[GuideRun]:
    return _runs().filter(lead=lead)


def _runs() -> QuerySet[GuideRun]:
    return GuideRun.objects.unscoped(WHY).select_related("guide", "post__lead", "ticket")


def known_asker(lead: Lead) -> tuple[Account | None, Contact | None]:
    """The one contact whose address this is, and the customer they are at; nobody where two share it. Two SQL."""
    key = email_key(lead.email) if lead.email else ""
    rows = (
        Contact.objects.unscoped(WHY).filter(email_key=key, deleted_at=None)
        if key
        else Contact.objects.none()
    )
    people = list(rows[:2])
    if len(people) != 1:
        return lead.account, lead.contact
    places = AccountContact.objects.unscoped(WHY).filter(contact=people[0], account__deleted_at=None)
    place = places.select_related("account").order_by("-is_primary", "id").first()
    return (place.account, people[0]) if place else (None, people[0])


def asker_of(post: FormPost) -> dict[str, str]:
    """Who asks, as they typed it."""
    told = post.values
    name = " ".join(filter(None, (told.get("family_name", ""), told.get("given_name", ""))))
    return {"company": told.get("company", ""), "name": name} | {
        part: told.get(part, "") for part in ("email", "phone")
    }


def tickets_tied(actor: Actor, lead: Lead) -> Iterable[Ticket]:
    """The tickets of a lead. One SQL."""
    return authz.scope(actor, Ticket).filter(lead_link__lead=lead).order_by("-opened_at")
