"""Writes on guides."""

import secrets
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from enishi.foundation import authz, clock, events, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor
from enishi.foundation.i18n import say
from enishi.sales.guides import queries, rules
from enishi.sales.models import Guide, LeadForm

LABEL = "sales.Guide"


@action
def draw_guide(actor: Actor, values: Mapping[str, Any]) -> Guide:
    """A guide that nobody goes through yet."""
    authz.check(actor, "create", LABEL)
    guide = Guide(key=secrets.token_urlsafe(12), **rules.in_form({"name": "", **resolved(actor, values)}))
    guide.title = guide.title or guide.name
    guide.save()
    authz.check_new(actor, guide)
    events.record("guide.drawn", actor, guide)
    return guide


@action
def update_guide(actor: Actor, uid: UUID, values: Mapping[str, Any], *, version: int) -> Guide:
    """Draw it otherwise. Asked is what was published, until it is published anew; its other parts hold at once."""
    guide = authz.lock(actor, Guide, "update", uid)
    versions.claim(guide, version)
    before = guide.snapshot()
    for field, value in rules.in_form(resolved(actor, values)).items():
        setattr(guide, field, value)
    guide.save()
    events.record("guide.updated", actor, guide, before=before)
    return guide


@action
def publish_guide(actor: Actor, uid: UUID, *, version: int) -> Guide:
    """From now on it asks so; one that does not hold together is refused, and where is said."""
    guide = authz.lock(actor, Guide, "update", uid)
    versions.claim(guide, version)
    found = faults_of(guide)
    if found:
        raise rules.BrokenGuide(where=told(found[0], actor.language), count=len(found))
    before = guide.snapshot()
    guide.live, guide.published_at = guide.questions, clock.now()
    guide.save()
    events.record("guide.published", actor, guide, before=before)
    return guide


@action
def delete_guide(actor: Actor, uid: UUID, *, version: int) -> None:
    """Into the bin; what was answered stays with whom it is about."""
    guide = authz.lock(actor, Guide, "delete", uid)
    versions.claim(guide, version)
    before = guide.snapshot()
    guide.deleted_at = clock.now()
    guide.save()
    events.record("guide.deleted", actor, guide, before=before)


def faults_of(guide: Guide) -> list[rules.Fault]:
    """What keeps it from being published. One SQL."""
    return rules.faults(guide.questions, [one.id for one in queries.sold()])


def told(fault: rules.Fault, language: str) -> str:
    """A fault in words, with where it is."""
    return say(f"guide.fault.{fault.code}", language, question=fault.question, answer=fault.answer)


def resolved(actor: Actor, values: Mapping[str, Any]) -> dict[str, Any]:
    found = dict(values)
    if "form_id" in found:
        found["form"] = authz.refer(actor, LeadForm, found.pop("form_id"), "form_id")
    return found
