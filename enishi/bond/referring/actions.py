"""Asking a customer to name others, and thanking who did."""

from datetime import timedelta
from uuid import UUID

from enishi.bond.referring import queries, rules
from enishi.customers.models import Account
from enishi.foundation import authz, clock, events
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor, System
from enishi.foundation.events.models import Event
from enishi.foundation.i18n import say
from enishi.interactions.actions import create_task
from enishi.interactions.models import Task
from enishi.sales.models import Lead

THANKED = "lead.thanks_asked"
ASK_WITHIN, THANK_WITHIN = timedelta(days=7), timedelta(days=3)


@action
def ask_for_referral(actor: Actor, uid: UUID, *, with_task: bool, language: str) -> Task | None:
    """A customer is asked to name others: noted, so that nobody asks again within half a year.

    With a task for whoever asks, or without one where the mail is being written already. `AskedLately` the
    second time.
    """
    account = authz.lock(actor, Account, "update", uid)
    if queries.asked_lately([account.pk]):
        raise rules.AskedLately()
    task = None
    if with_task:
        due_on = clock.today(actor.zone) + ASK_WITHIN
        subject = say("referral.task", language, name=account.name)[:300]
        task = create_task(actor, {"account_id": account.uid, "subject": subject, "due_on": due_on})
    events.record(queries.ASKED, actor, account, data={"task": str(task.uid) if task else None})
    return task


@action
def thank(actor: System, lead: Lead) -> Task | None:
    """Whoever sells to the customer that sent us a lead is to thank them: once for each who sent it."""
    referrer = lead.referrer
    if referrer is None:
        return None
    told = Event.objects.filter(subject=Lead._meta.label, subject_id=lead.pk, kind=THANKED)
    if any(event.data["referrer"] == str(referrer.uid) for event in told):
        return None
    places = referrer.account_links.unscoped("who sells to whoever sent the lead is to thank them")
    place = places.select_related("account__sales_owner").order_by("-is_primary", "id").first()
    owner = (place.account.sales_owner if place else None) or lead.owner
    name = f"{referrer.family_name} {referrer.given_name}".strip()
    company = lead.company or f"{lead.family_name} {lead.given_name}".strip()
    task = create_task(
        actor,
        {
            "account_id": place.account.uid if place else None,
            "owner_id": owner.uid if owner and owner.is_active else None,
            "subject": say("referral.thanks", actor.language, name=name, company=company)[:300],
            "due_on": clock.today(actor.zone) + THANK_WITHIN,
        },
    )
    events.record(THANKED, actor, lead, data={"referrer": str(referrer.uid), "task": str(task.uid)})
    return task
