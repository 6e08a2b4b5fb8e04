"""Writes on runs of guides: gone through by us, or by a prospect whose question becomes a ticket."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from enishi.bond.guiding import queries, rules
from enishi.bond.models import DealTicket, GivenAnswer, GuideRun, LeadTicket
from enishi.customers.models import Account
from enishi.foundation import authz, clock, events, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor, LinkHolder, System
from enishi.foundation.errors import BadInput
from enishi.foundation.i18n import say
from enishi.sales.actions.deals import open_deal, seller
from enishi.sales.capture.actions import Posted, take_post
from enishi.sales.guides import queries as guides
from enishi.sales.guides.rules import Chosen, Found, GuideClosed, given_in, said
from enishi.sales.models import Deal, Guide, Lead, LeadForm
from enishi.service.actions import open_ticket, update_ticket
from enishi.service.models import Ticket
from enishi.staff.queries import user_behind

LABEL = "bond.GuideRun"
# What a prospect's question makes is made by the product.
BY_EVENT = System("event")
ABOUT: Mapping[str, type[Any]] = {"lead": Lead, "account": Account, "deal": Deal, "ticket": Ticket}


@action
def take_guide(actor: Actor, guide_id: UUID, chosen: Chosen, about: Mapping[str, UUID | None]) -> GuideRun:
    """One of us went through a guide with somebody: with a lead, a customer, on a deal or a ticket."""
    authz.check(actor, "create", LABEL)
    guide = authz.find(actor, Guide, guide_id)
    named = {
        name: authz.refer(actor, model, about.get(f"{name}_id"), f"{name}_id")
        for name, model in ABOUT.items()
    }
    if sum(row is not None for row in named.values()) != 1:
        raise BadInput(fields={"lead_id": "one_of_them"})
    run = GuideRun(guide=guide, language=actor.language, taken_by=user_behind(actor), **named)
    settled(run)
    written(actor, run, chosen)
    return run


def settled(run: GuideRun) -> None:
    """A run on a record is told on what that record is of, too."""
    if run.ticket is not None:
        link = queries.link_of(run.ticket)
        run.lead, run.account = link.lead if link else None, run.ticket.account
    elif run.deal is not None:
        run.lead, run.account = run.deal.lead, run.deal.account
    elif run.lead is not None:
        run.account = run.lead.account


def written(actor: Actor, run: GuideRun, chosen: Chosen) -> None:
    """Keep a run with its answers as rows, and what it led to as it was shown."""
    taken, found = guides.matches(run.guide, chosen, run.language)
    run.taken_at, run.found = clock.now(), [kept(one, run.language) for one in found]
    run.save()
    GivenAnswer.objects.bulk_create(
        GivenAnswer(run=run, position=position, **one)
        for position, one in enumerate(answers_in(run.guide.live, taken, run.language), start=1)
    )
    events.record("guide_run.taken", actor, run)


def kept(one: Found, language: str) -> dict[str, Any]:
    return {
        "product": one.product.id,
        "name": one.product.called(language),
        "fits": one.fits,
        "reasons": list(one.reasons),
        "against": list(one.against),
        "unnamed": one.unnamed,
    }


def answers_in(questions: Sequence[Mapping[str, Any]], chosen: Chosen, language: str) -> list[dict[str, str]]:
    """The answers in words, in the guide's order."""
    return [
        {
            "question_id": question["id"],
            "answer_id": answer["id"],
            "question": said(question, "text", language),
            "answer": said(answer, "text", language),
        }
        for question in questions
        for answer in given_in(question, chosen)
    ]


@action
def take_question(holder: LinkHolder, chosen: Chosen, question: str, posted: Posted) -> GuideRun:
    """A prospect asks at the end of a guide. What the form's guard holds back becomes a ticket once it is let in."""
    guide = authz.lock(holder, Guide, "consult", holder.uid)
    if guide.form is None or not guide.form.is_active:
        raise GuideClosed()
    rules.check_question(question)
    form = LinkHolder(LeadForm._meta.label, guide.form.uid, language=holder.language)
    taken, _ = guides.matches(guide, chosen, holder.language)
    told = [
        {"label": one["question"], "text": one["answer"]}
        for one in answers_in(guide.live, taken, holder.language)
    ]
    asked = {"label": say("guide.question", holder.language), "text": question.strip()}
    post = take_post(form, posted, besides=[asked, *told])
    known = queries.run_of(post)
    if known is not None:
        return known
    run = GuideRun(guide=guide, language=holder.language, question=question.strip(), post=post)
    written(holder, run, taken)
    if post.lead is not None:
        become_ticket(run)
    return run


def become_ticket(run: GuideRun) -> Ticket:
    """The question is a ticket tied to the lead; of somebody we know, it is their customer's, too."""
    assert run.post is not None and run.post.lead is not None
    before, lead = run.snapshot(), run.post.lead
    account, contact = queries.known_asker(lead)
    words = rules.ticket_words(
        question=run.question,
        asker=queries.asker_of(run.post),
        guide=said(vars(run.guide), "title", run.language),
        answers=[(one.question, one.answer) for one in queries.answers_of([run])],
        fitting=[one["name"] for one in run.found if one["fits"]],
        say=lambda key, **params: say(f"guide.ticket.{key}", run.language, **params),
    )
    values = {
        "subject": words.subject,
        "type": "pre_sales",
        "channel_kind": "web",
        "account_id": account.uid if account else None,
        "contact_id": contact.uid if contact else None,
    }
    ticket = open_ticket(BY_EVENT, values, text=words.text)
    link = LeadTicket.objects.create(lead=lead, ticket=ticket)
    events.record("lead.asked", BY_EVENT, lead, data={"ticket": str(ticket.uid), "link": str(link.uid)})
    run.lead, run.ticket, run.account = lead, ticket, account
    versions.touch(run)
    run.save()
    events.record("guide_run.asked", BY_EVENT, run, before=before)
    return ticket


@action
def deal_of_ticket(actor: Actor, ticket_id: UUID, *, name: str = "") -> Deal:
    """A ticket becomes a deal in one step: its customer's, or its lead's while they are none. Both name each other."""
    authz.check(actor, "create", "sales.Deal")
    ticket = authz.find(actor, Ticket, ticket_id)
    link = queries.link_of(ticket)
    lead = link.lead if link else None
    values = {
        "name": name.strip() or ticket.subject,
        "account": ticket.account or (lead.account if lead else None),
        "contact": ticket.contact or (lead.contact if lead else None),
        "owner_id": seller(actor),
    }
    deal = open_deal(actor, values, lead=lead)
    tied = DealTicket.objects.create(deal=deal, ticket=ticket)
    events.record("deal.linked", actor, tied, data={"ticket": str(ticket.uid)})
    for run in queries.runs_on(ticket).filter(deal=None):
        point(actor, run, deal=deal)
    return deal


def point(actor: Actor, run: GuideRun, **told: Any) -> None:
    """What became of a run stands on it."""
    before = run.snapshot()
    for field, value in told.items():
        setattr(run, field, value)
    versions.touch(run)
    run.save()
    events.record("guide_run.led_on", actor, run, before=before)


def go_over(lead: Lead) -> None:
    """A converted lead's questions and answers are its customer's from now on."""
    assert lead.account is not None
    for link in queries.links_of(lead).filter(ticket__account=None):
        contact = lead.contact.uid if lead.contact else None
        readdressed(link.ticket, {"account_id": lead.account.uid, "contact_id": contact})
        link.gave_account = True
        versions.touch(link)
        link.save()
    for run in queries.runs_of(lead).filter(account=None):
        point(BY_EVENT, run, account=lead.account)


def come_back(lead: Lead) -> None:
    """The conversion was taken back: what it gave its questions and answers is theirs no longer."""
    for link in queries.links_of(lead).filter(gave_account=True):
        readdressed(link.ticket, {"account_id": None, "contact_id": None})
        link.gave_account = False
        versions.touch(link)
        link.save()
    for run in queries.runs_of(lead).exclude(account=None):
        if run.ticket is None or run.ticket.account_id != run.account_id:
            point(BY_EVENT, run, account=None)


def readdressed(ticket: Ticket, values: Mapping[str, UUID | None]) -> None:
    update_ticket(BY_EVENT, ticket.uid, values, version=ticket.version)
