"""Reads of what is known of leads and deals."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import QuerySet

from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.foundation.files.models import StoredFile
from enishi.sales.models import Lead, LeadActivity, LeadSettings
from enishi.sales.qualifying.score import WORDED, Traits
from enishi.staff.models import User

WHY = "what a record names is shown to whoever reads the record"
SAME = "the house works one way with all leads"


def settings() -> LeadSettings:
    """How the house works with leads; as it usually is until somebody says otherwise. One SQL."""
    found: LeadSettings | None = LeadSettings.objects.unscoped(SAME).first()
    return found or LeadSettings()


def traits(lead: Lead) -> Traits:
    """What rules may ask of a lead. No SQL."""
    texts = {name: getattr(lead, name) for name in ("source", *WORDED)}
    present = {name for name in ("email", "phone", "corporate_number") if getattr(lead, name)}
    present |= {name for name in ("referrer", "campaign") if getattr(lead, f"{name}_id")}
    return Traits(texts, frozenset(present), lead.checks)


def activities_of(actor: Actor, lead: Lead) -> QuerySet[LeadActivity]:
    """What was done with a lead, the latest first. One SQL."""
    rows = authz.scope(actor, LeadActivity).filter(lead=lead, activity__deleted_at=None)
    return rows.select_related("activity__owner").order_by("-activity__happened_at", "-id")


def checkers(*checks: Mapping[str, Mapping[str, Any]]) -> dict[str, User]:
    """Who told these, by public id. One SQL, none where nothing was told."""
    told = {check["by"] for held in checks for check in held.values() if check["by"]}
    people = User.objects.filter(uid__in=told) if told else ()
    return {str(person.uid): person for person in people}


def evidence_names(checks: Mapping[str, Mapping[str, Any]]) -> dict[tuple[str, str], str]:
    """How the evidence of these is called, by kind and id. At most two SQL; what is gone has no name."""
    named: dict[tuple[str, str], str] = {}
    for kind, ids in _by_kind(check["evidence"] for check in checks.values() if check["evidence"]).items():
        if kind == "file":
            files = StoredFile.objects.unscoped(WHY).filter(uid__in=ids, deleted_at=None)
            named |= {(kind, str(uid)): name for uid, name in files.values_list("uid", "name")}
        else:
            links = LeadActivity.objects.unscoped(WHY).filter(
                activity__uid__in=ids, activity__deleted_at=None
            )
            told = links.values_list("activity__uid", "activity__subject")
            named |= {(kind, str(uid)): subject for uid, subject in told}
    return named


def _by_kind(evidence: Iterable[Mapping[str, str]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for one in evidence:
        found.setdefault(one["kind"], set()).add(one["id"])
    return found
