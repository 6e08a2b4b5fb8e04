"""How likely a lead becomes a deal, learned every night from the leads that came to an end.

Only what can be known on the day a lead comes is asked for: what is found out later tells the end and not the
beginning, and would make the figures of the trial too good. A lead open for so long that it will hardly become one
counts as one that did not. What was learned is used only while it tells the latest leads better than the share does.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import timedelta
from typing import Any

from enishi.estimators import logistic
from enishi.estimators.logistic import Fit
from enishi.foundation import authz, clock
from enishi.foundation.actions import action
from enishi.foundation.authz import System
from enishi.sales.models import Lead, LeadSettings
from enishi.sales.qualifying.queries import SAME, traits
from enishi.sales.qualifying.score import Rule, Traits, reasons

WHY = "the house learns from all its leads; no lead is told of"
GIVEN_UP = timedelta(days=90)
LEARNED_SHARE = 0.7
# The latest of them: a year or two of a busy house, and a second of work.
MOST_LEADS = 20_000


@action
def learn(actor: System) -> LeadSettings:
    """Fit anew, try it on the latest leads, and keep what came of it. No change of the settings: no version, no event."""
    authz.check(actor, "update", "sales.LeadSettings")
    rows = LeadSettings.objects.unscoped(SAME)
    settings: LeadSettings = rows.get_or_create(sole=True)[0]
    asked = known_at_first(settings.rules)
    ended = _ended()
    settings.learned = learned([traits(lead) for lead in ended], [_became(lead) for lead in ended], asked) | {
        "at": clock.now().isoformat()
    }
    rows.filter(pk=settings.pk).update(learned=settings.learned)
    return settings


def _ended() -> list[Lead]:
    """The latest leads whose end is known, or hardly comes any more, oldest first."""
    leads = Lead.objects.unscoped(WHY).filter(deleted_at=None)
    over = leads.filter(status__in=(Lead.CONVERTED, Lead.DISQUALIFIED)) | leads.filter(
        created_at__lt=clock.now() - GIVEN_UP
    )
    return list(reversed(over.order_by("-created_at", "-id")[:MOST_LEADS]))


def _became(lead: Lead) -> bool:
    return lead.status == Lead.CONVERTED


def known_at_first(rules: Sequence[Rule]) -> list[Rule]:
    """The rules whose answer does not have to be found out, each once whatever its points."""
    told = {(rule.field, rule.value): rule for rule in rules if not rule.field.startswith("check_")}
    return list(told.values())


def learned(leads: Sequence[Traits], became: Sequence[bool], asked: Sequence[Rule]) -> dict[str, Any]:
    """What these leads teach, as it is kept. `is_used`: it tells leads it has not seen better than the share does."""
    facts = {"leads": len(leads), "converted": sum(became)}
    facts |= {"needed": logistic.EVENTS_PER_TRAIT * max(len(asked), 1)}
    if not logistic.enough(became, len(asked)):
        return facts | {"is_used": False, "trial": None, "intercept": 0.0, "weights": []}
    rows = [has(asked, lead) for lead in leads]
    trial = logistic.tried(rows, became, learned=LEARNED_SHARE)
    found = logistic.fit(rows, became)
    weights = [
        {"field": rule.field, "value": rule.value, "weight": weight}
        for rule, weight in zip(asked, found.weights, strict=True)
    ]
    return facts | {
        "is_used": trial is not None and trial.brier < trial.base_brier,
        "trial": asdict(trial) if trial else None,
        "intercept": found.intercept,
        "weights": weights,
    }


def has(asked: Sequence[Rule], lead: Traits) -> list[float]:
    """For each rule 1 where it holds for the lead, else 0."""
    held = set(reasons(asked, lead))
    return [float(rule in held) for rule in asked]


def likelihood(held: Mapping[str, Any] | None, lead: Traits) -> float | None:
    """The probability that a lead becomes a deal; None while what was learned is not good enough."""
    if not held or not held["is_used"]:
        return None
    asked = [Rule(one["field"], one["value"], 1) for one in held["weights"]]
    fit = Fit(held["intercept"], tuple(one["weight"] for one in held["weights"]))
    return round(fit.odds([has(asked, lead)])[0], 4)
