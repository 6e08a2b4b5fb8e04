"""Reads of forms and of what was posted, scoped to an actor; and a form as its page shows it."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from enishi.foundation import authz
from enishi.foundation.authz import Actor, LinkHolder
from enishi.sales.capture.rules import FormClosed
from enishi.sales.capture.tokens import confirmed
from enishi.sales.models import FormPost, Lead, LeadForm

KEY = "the key in the address is the only right, and this is where it is checked"


def forms(actor: Actor) -> QuerySet[LeadForm]:
    """The forms, with how many posts wait for a decision."""
    rows = authz.scope(actor, LeadForm).select_related("campaign", "product")
    waits = Count("posts", filter=Q(posts__state=FormPost.SUSPECT))
    return rows.annotate(posted=Count("posts"), suspect=waits)


def form(actor: Actor, uid: UUID) -> LeadForm:
    return authz.find(actor, LeadForm, uid, joined=lambda rows: rows.select_related("campaign", "product"))


def posts(actor: Actor, asked: Mapping[str, Any]) -> QuerySet[FormPost]:
    """What was posted, the latest first."""
    shown = Q(lead=None) | Q(lead__deleted_at=None)
    rows = authz.scope(actor, FormPost).filter(shown).select_related("form", "lead")
    for name, lookup in (("state", "state"), ("form_id", "form__uid"), ("lead_id", "lead__uid")):
        if asked.get(name):
            rows = rows.filter(**{lookup: asked[name]})
    return rows


def post(actor: Actor, uid: UUID) -> FormPost:
    return authz.find(actor, FormPost, uid, joined=lambda rows: rows.select_related("form", "lead"))


def holder_of(key: str, language: str) -> LinkHolder:
    """Whoever opened a form's page. A form that is closed answers like one that never was."""
    rows = LeadForm.objects.unscoped(KEY)
    uid = rows.filter(key=key, is_active=True).values_list("uid", flat=True).first()
    if uid is None:
        raise FormClosed()
    return LinkHolder(LeadForm._meta.label, uid, language=language)


def form_behind(holder: LinkHolder) -> LeadForm:
    """The form a key opens. One SQL."""
    return authz.find(holder, LeadForm, holder.uid, "post")


def confirmer_of(token: str, language: str) -> LinkHolder:
    """Whoever follows the link of the mail that asks to confirm a post."""
    uid = confirmed(token)
    if uid is None:
        raise FormClosed()
    return LinkHolder(FormPost._meta.label, UUID(uid), language=language)


def known_lead(values: Mapping[str, str]) -> Lead | None:
    """The lead under way of this address and family name, locked: whoever shares a mailbox is somebody else. One SQL."""
    address, name = values.get("email", ""), values.get("family_name", "")
    if not address:
        return None
    rows = Lead.objects.unscoped("who posts again is the same lead whoever may see it")
    under_way = rows.filter(email__iexact=address, family_name=name, deleted_at=None)
    found: Lead | None = (
        under_way.exclude(status__in=(Lead.CONVERTED, Lead.DISQUALIFIED))
        .select_for_update(of=("self",))
        .order_by("-id")
        .first()
    )
    return found
