"""A conversion taken back: the lead is a lead again, and what it had become goes into the bin."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db.models import Model, Q

from enishi.customers.actions import put_away
from enishi.customers.models import Account, Contact
from enishi.foundation import authz, clock, events, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor
from enishi.foundation.files.models import StoredFile
from enishi.sales import rules
from enishi.sales.actions.leads import claimed
from enishi.sales.models import Deal, Lead

WHY = "whatever hangs on the row counts, whoever may see it"


@action
def unconvert_lead(actor: Actor, uid: UUID, *, version: int) -> Lead:
    """Take a conversion back, while nothing was added to what it made; else what stands in the way is said."""
    lead = claimed(actor, uid, version)
    if lead.status != Lead.CONVERTED or not lead.made:
        raise rules.LeadNotConverted()
    before, made, own = lead.snapshot(), _made(actor, lead), _own(lead)
    lead.status, lead.converted_at, lead.account, lead.contact, lead.made = Lead.WORKING, None, None, None, {}
    lead.save()
    told = {name: str(row.uid) for name, row in made.items()}
    # Heard above first: what the rooms there made of the conversion is gone before it is looked what is left.
    events.record("lead.unconverted", actor, lead, before=before, data=told)
    rules.check_untouched({name: _added_to(row, own) for name, row in made.items()})
    deal, was = made["deal"], made["deal"].snapshot()
    deal.deleted_at = clock.now()
    versions.touch(deal)
    deal.save()
    events.record("deal.deleted", actor, deal, before=was)
    put_away(actor, made.get("account"), made.get("contact"))
    return lead


def _made(actor: Actor, lead: Lead) -> dict[str, Any]:
    """What the conversion made, locked; each as far as the actor may put it into the bin."""
    kinds: Mapping[str, type[Any]] = {"deal": Deal, "account": Account, "contact": Contact}
    return {name: authz.lock(actor, kinds[name], "delete", key) for name, key in lead.made.items()}


def _own(lead: Lead) -> Mapping[str, Q]:
    """What the conversion itself hung on what it made, by kind."""
    deal = Q(deal__uid=lead.made["deal"])
    return {
        "sales.Deal": Q(uid=lead.made["deal"]),
        "sales.StageChange": deal & Q(from_stage=None),
        "customers.AccountContact": Q(account=lead.account_id, contact=lead.contact_id),
        "customers.Standing": Q(account=lead.account_id),
    }


def _added_to(row: Any, own: Mapping[str, Q]) -> str:
    """How one of the rows differs from what the conversion left, as a word of the refusal; "" where it does not."""
    if row.version > 1:
        return "changed_since"
    if StoredFile.objects.unscoped(WHY).filter(subject=row._meta.label, subject_id=row.pk).exists():
        return "added_since"
    for link in row._meta.related_objects:
        kind = link.related_model
        rows = _rows(kind).filter(**{link.field.name: row})
        if kind._meta.label in own:
            rows = rows.exclude(own[kind._meta.label])
        if rows.exists():
            return "added_since"
    return ""


def _rows(kind: type[Model]) -> Any:
    manager: Any = kind._default_manager
    return manager.unscoped(WHY) if hasattr(manager, "unscoped") else manager.all()
