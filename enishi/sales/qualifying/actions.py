"""Writes on what is known of leads and deals, and on what the house asks for."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from enishi.commerce.models import Product
from enishi.customers.queries import staff_behind
from enishi.foundation import authz, clock, events, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor, System
from enishi.foundation.errors import BadInput, UnknownReference
from enishi.foundation.events import Change
from enishi.foundation.files.models import StoredFile
from enishi.foundation.jobs import enqueue
from enishi.interactions.actions import record_activity
from enishi.sales.assigning import rules as assigning
from enishi.sales.contacting import clock_of_lead
from enishi.sales.models import Deal, Lead, LeadActivity, LeadSettings
from enishi.sales.qualifying import rules, score
from enishi.sales.qualifying.queries import SAME, settings, traits
from enishi.staff.models import Team, User

WHY = "a lead whose day has come comes back, whosever it is"
BATCH = 200
ENDED = (Lead.CONVERTED, Lead.DISQUALIFIED)


def told_checks(actor: Actor, row: Lead | Deal, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a change, the items told put among those the row has. BadInput for evidence from elsewhere."""
    if "checks" not in values:
        return dict(values)
    given = [{**rules.SILENT, **told, "evidence": _named(told.get("evidence"))} for told in values["checks"]]
    lead = row if isinstance(row, Lead) else row.lead
    for told in given:
        is_new = told["evidence"] != row.checks.get(told["item"], rules.SILENT)["evidence"]
        if is_new and told["evidence"] and not _is_evidence(actor, row, lead, told["evidence"]):
            raise UnknownReference(fields={f"checks.{told['item']}": "unknown_reference"})
    person = staff_behind(actor)
    by = User.objects.filter(pk=person.user_id).first() if person else None
    told_by = str(by.uid) if by else ""
    return {**values, "checks": rules.merged(row.checks, given, by=told_by, at=clock.now().isoformat())}


def _named(evidence: Mapping[str, Any] | None) -> dict[str, str] | None:
    return {"kind": evidence["kind"], "id": str(evidence["id"])} if evidence else None


def _is_evidence(actor: Actor, row: Lead | Deal, lead: Lead | None, evidence: Mapping[str, str]) -> bool:
    """Whether it hangs on this record, or on the lead that became it."""
    if evidence["kind"] == "activity":
        links = LeadActivity.objects.unscoped("the record it hangs on was reached")
        return lead is not None and links.filter(lead=lead, activity__uid=evidence["id"]).exists()
    places = [(one._meta.label, one.pk) for one in (row, lead) if one is not None]
    files = authz.scope(actor, StoredFile).filter(uid=evidence["id"])
    return any(files.filter(subject=label, subject_id=key).exists() for label, key in places)


@action
def record_lead_activity(actor: Actor, uid: UUID, values: Mapping[str, Any]) -> LeadActivity:
    """Write down a call, visit or meeting with a lead; who was new is worked on from then."""
    lead = authz.lock(actor, Lead, "update", uid)
    if lead.status in ENDED:
        raise BadInput(fields={"lead_id": "lead_done"})
    activity = record_activity(actor, {**values, "account_id": None, "contact_id": None})
    link = LeadActivity.objects.create(lead=lead, activity=activity)
    before = lead.snapshot()
    is_first = staff_behind(actor) is not None and clock_of_lead.stop(lead, activity.happened_at)
    if is_first or lead.status == Lead.NEW:
        versions.touch(lead)
        lead.status = Lead.WORKING if lead.status == Lead.NEW else lead.status
        lead.save()
        events.record("lead.updated", actor, lead, before=before)
    return link


@action
def update_lead_settings(actor: Actor, values: Mapping[str, Any], *, version: int) -> LeadSettings:
    """What the house asks of a lead, and why it sets one aside."""
    authz.check(actor, "update", "sales.LeadSettings")
    rows = LeadSettings.objects.unscoped(SAME)
    rows.get_or_create(sole=True)
    held: LeadSettings = rows.select_for_update().get(sole=True)
    versions.claim(held, version)
    before = held.snapshot()
    kept = rules.settings_in_form(values)
    if "assignment" in kept:
        kept["assignment"] = assigning.rules_in_form(_named_in_rules(actor, kept["assignment"]))
    if kept.get("points") is not None:
        kept["points"] = score.rules_in_form(kept["points"])
        enqueue("sales.rescore", after=0)
    for field, value in kept.items():
        setattr(held, field, value)
    held.save()
    events.record("lead_settings.updated", actor, held, before=before)
    return held


def _named_in_rules(actor: Actor, given: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Rules with the people, teams and products they name looked up; BadInput for one the actor may not see."""
    rows = []
    for place, told in enumerate(given):
        rule, field = {**assigning.BLANK, **told}, f"assignment.{place}"
        person = authz.refer(actor, User, rule["person_id"], field)
        team = authz.refer(actor, Team, rule["team_id"], field)
        products = [authz.refer(actor, Product, uid, field) for uid in rule["product_ids"]]
        own = {name: value for name, value in rule.items() if not name.endswith(("_id", "_ids"))}
        rows.append(
            {
                **own,
                "person": str(person.uid) if person else "",
                "team": str(team.uid) if team else "",
                "products": [str(one.uid) for one in products if one],
            }
        )
    return rows


def rescored(lead: Lead) -> int:
    """What a lead scores by the rules of today."""
    return score.score(settings().rules, traits(lead))


@action
def rescore_leads(actor: System, after: int = 0) -> int | None:
    """Count leads anew by the rules of today. One batch; answers the last id, None when none are left.

    A score is derived: it is no change of the lead, neither a version nor an event.
    """
    authz.check(actor, "update", "sales.Lead")
    held = settings().rules
    rows = Lead.objects.unscoped(WHY).filter(deleted_at=None, pk__gt=after)
    leads = list(rows.order_by("pk")[:BATCH])
    changed = []
    for lead in leads:
        points = score.score(held, traits(lead))
        if points != lead.score:
            lead.score = points
            changed.append(lead)
    Lead.objects.unscoped(WHY).bulk_update(changed, ["score"])
    return leads[-1].pk if len(leads) == BATCH else None


@action
def wake_leads(actor: System, today: date, after: int = 0) -> int | None:
    """Leads whose day has come are worked on again. One batch; answers the last id, None when none are left."""
    rows = Lead.objects.unscoped(WHY).select_for_update(of=("self",))
    due = rows.filter(status=Lead.NURTURING, nurture_until__lte=today, deleted_at=None, pk__gt=after)
    changes = []
    for lead in due.order_by("pk")[:BATCH]:
        before = lead.snapshot()
        versions.touch(lead)
        lead.status, lead.nurture_until = Lead.WORKING, None
        lead.save()
        changes.append(Change(lead, before, {}))
    events.record_many("lead.came_back", actor, changes)
    return int(changes[-1].row.pk) if len(changes) == BATCH else None
