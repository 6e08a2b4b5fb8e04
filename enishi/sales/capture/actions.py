"""Writes on forms, and on what came by them."""

import hashlib
import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

from enishi.commerce.models import Product
from enishi.foundation import authz, clock, events, mail, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor, LinkHolder, System
from enishi.foundation.jobs import enqueue
from enishi.sales.actions.leads import add_to_lead, bring_lead
from enishi.sales.capture import queries, rules, suspicion
from enishi.sales.capture.suspicion import Seen
from enishi.sales.capture.tokens import Opened
from enishi.sales.models import Campaign, FormPost, Lead, LeadForm

LABEL = "sales.LeadForm"
WHY = "what was posted is told apart whoever may see it"
# A lead that came by itself is made by the product.
BY_EVENT = System("event")
NAMED: Mapping[str, type[Any]] = {"campaign": Campaign, "product": Product}


@dataclass(frozen=True)
class Posted:
    """What was posted, as it came: all that was typed, and the way it took."""

    typed: Mapping[str, str]
    opened: Opened | None = None
    is_forged: bool = False
    trap: str = ""
    has_consented: bool = False
    utm: Mapping[str, str] = field(default_factory=dict)
    page: str = ""


@action
def create_form(actor: Actor, values: Mapping[str, Any]) -> LeadForm:
    """A new form, open at once."""
    authz.check(actor, "create", LABEL)
    form = LeadForm(key=secrets.token_urlsafe(12))
    _put(actor, form, values)
    authz.check_new(actor, form)
    events.record("lead_form.created", actor, form)
    return form


@action
def update_form(actor: Actor, uid: UUID, values: Mapping[str, Any], *, version: int) -> LeadForm:
    """Change the given fields; what was posted before stays as it was asked."""
    form = authz.lock(actor, LeadForm, "update", uid)
    versions.claim(form, version)
    before = form.snapshot()
    _put(actor, form, values)
    events.record("lead_form.updated", actor, form, before=before)
    return form


def _put(actor: Actor, form: LeadForm, values: Mapping[str, Any]) -> None:
    found = dict(values)
    for name, model in NAMED.items():
        if f"{name}_id" in found:
            row = authz.refer(actor, model, found[f"{name}_id"], f"{name}_id")
            found[f"{name}_id"] = row.pk if row else None
    for name, value in rules.form_in_form(found).items():
        setattr(form, name, value)
    rules.check_whole(
        fields=form.fields,
        confirms_by_mail=form.confirms_by_mail,
        asks_consent=form.asks_consent,
        consent_text=form.consent_text,
        sends_mail=mail.sends_mail(),
    )
    form.save()


@action
def take_post(holder: LinkHolder, posted: Posted, *, besides: Sequence[Mapping[str, str]] = ()) -> FormPost:
    """Keep what a stranger posted: once, however often it is sent. What looks like a machine's is held.

    `besides`: what they answered to more than the form asks, each a label and a text; it is guarded alike.
    """
    # Locked, so that of two that say the same the second finds the first.
    form = authz.lock(holder, LeadForm, "post", holder.uid)
    values, answers = rules.post_in_form(form.fields, posted.typed)
    answers = [*answers, *map(dict, besides)]
    rules.check_consent(asks=form.asks_consent, given=posted.has_consented)
    digest = _digest(values, answers)
    kept = FormPost.objects.unscoped(WHY).filter(form=form)
    same: FormPost | None = kept.filter(digest=digest, posted_at__gt=clock.now() - rules.SAME_WITHIN).first()
    if same is not None:
        return same
    nonce = posted.opened.nonce if posted.opened else ""
    seen = Seen(
        seconds=posted.opened.seconds if posted.opened else None,
        is_forged=posted.is_forged,
        is_replayed=bool(nonce) and kept.filter(nonce=nonce).exists(),
        trap=posted.trap,
        takes_foreign_posts=form.takes_foreign_posts,
    )
    against = suspicion.reasons(seen, values, [one["text"] for one in answers])
    post = FormPost(form=form, values=values, answers=answers, reasons=against, digest=digest, nonce=nonce)
    post.utm, post.page, post.language = dict(posted.utm), posted.page, holder.language
    post.consent_text = form.consent_text if posted.has_consented else ""
    post.posted_at = clock.now()
    post.state = FormPost.SUSPECT if against else FormPost.UNCONFIRMED
    post.save()
    events.record("form_post.received", holder, post)
    if form.confirms_by_mail and not against:
        _ask_to_confirm(post)
    elif not against:
        _let_in(BY_EVENT, post)
    return post


def _digest(values: Mapping[str, str], answers: list[dict[str, str]]) -> str:
    said = json.dumps([values, answers], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(said.encode()).hexdigest()


def _ask_to_confirm(post: FormPost) -> None:
    """One mail an address and hour: nobody's mailbox is filled by strangers."""
    lately = FormPost.objects.unscoped(WHY).filter(
        form=post.form,
        state=FormPost.UNCONFIRMED,
        values__email=post.values.get("email", ""),
        posted_at__gt=clock.now() - timedelta(hours=1),
    )
    if not lately.exclude(pk=post.pk).exists():
        enqueue("sales.ask_to_confirm", post_id=post.pk)


@action
def confirm_post(holder: LinkHolder) -> FormPost:
    """Whoever posted says by the mail they got that the address is theirs. Saying it twice changes nothing."""
    post = authz.lock(holder, FormPost, "confirm", holder.uid)
    if post.state == FormPost.UNCONFIRMED:
        versions.touch(post)
        post.confirmed_at = clock.now()
        _let_in(BY_EVENT, post)
    return post


@action
def let_in(actor: Actor, uid: UUID, *, version: int) -> FormPost:
    """A post that was held is a lead after all."""
    post = _claimed(actor, uid, version)
    _let_in(actor, post)
    return post


@action
def dismiss(actor: Actor, uid: UUID, *, version: int) -> FormPost:
    """A post that was held is nothing for us. It stays in the list."""
    post = _claimed(actor, uid, version)
    before = post.snapshot()
    post.state = FormPost.DISMISSED
    post.save()
    events.record("form_post.dismissed", actor, post, before=before)
    return post


def _claimed(actor: Actor, uid: UUID, version: int) -> FormPost:
    post = authz.lock(actor, FormPost, "update", uid)
    versions.claim(post, version)
    rules.check_open(post.state)
    return post


def _let_in(actor: Actor, post: FormPost) -> Lead:
    """Make the lead that a post speaks of; whoever is a lead under way already is that one."""
    before, form = post.snapshot(), post.form
    told = rules.lead_values(post.values, post.answers)
    utm = {**post.utm, **({"page": post.page} if post.page else {})}
    own = {"source": form.source, "campaign_id": form.campaign_id, "product_id": form.product_id}
    known = queries.known_lead(post.values)
    lead = (
        add_to_lead(BY_EVENT, known, note=told["note"])
        if known
        else bring_lead(BY_EVENT, {**told, **own, "language": post.language, "utm": utm})
    )
    post.lead, post.state = lead, FormPost.TAKEN
    post.save()
    events.record("form_post.taken", actor, post, before=before)
    return lead
