"""One timeline over both roles, told from the event log and narrowed to what the reader may see."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import Model

from enishi.bond.queries.beside import Beside, beside
from enishi.customers.models import Account
from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.foundation.events.models import Event
from enishi.foundation.i18n import say
from enishi.staff.models import User

# What is worth telling, and on which side of the thread it stands.
TOLD = {
    "account.created": "both",
    "account.merged": "both",
    "account.merged_away": "both",
    "account.unmerged": "both",
    "account.brought_back": "both",
    "account.passed_on": "both",
    "lead.created": "sales",
    "lead.passed_on": "sales",
    "lead.converted": "sales",
    "deal.created": "sales",
    "deal.passed_on": "sales",
    "deal.moved": "sales",
    "deal.won": "both",
    "deal.lost": "sales",
    "deal.reopened": "sales",
    "deal.interviewed": "sales",
    "proposal.issued": "sales",
    "demo.invited": "sales",
    "demo.answered": "sales",
    "demo.cancelled": "sales",
    "enrolment.started": "sales",
    "quote.sent": "sales",
    "quote.opened": "sales",
    "quote.accepted": "both",
    "quote.declined": "sales",
    "order.recorded": "sales",
    "order.passed_on": "sales",
    "contract.created": "both",
    "contract.renewal_opened": "both",
    "contract.cancelled": "both",
    "item.created": "service",
    "ticket.opened": "service",
    "ticket.replied": "service",
    "ticket.received": "service",
    "ticket.solved": "service",
    "ticket.reopened": "service",
    "survey.answered": "service",
    "complaint.opened": "service",
    "complaint.step_done": "service",
    "complaint.reported": "service",
    "complaint.closed": "service",
    "voice.added": "service",
    "voice.told": "service",
    "activity.recorded": "both",
    "handover.opened": "both",
    "handover.asked": "both",
    "handover.answered": "both",
    "handover.accepted": "both",
    "handover.rejected": "both",
    "promise.made": "both",
    "promise.kept": "both",
    "promise.broken": "both",
    "referral.recorded": "both",
    "referral.asked": "sales",
}
READ_AHEAD = 3


@dataclass(frozen=True)
class Told:
    """One line: what happened, on which side, to which record, by whom."""

    event: Event
    side: str
    title: str
    text: str
    by: str
    subject: dict[str, Any]


def timeline(
    actor: Actor,
    account: Account,
    *,
    language: str,
    side: str | None = None,
    before: int | None = None,
    limit: int = 50,
) -> tuple[list[Told], int | None]:
    """The newest lines before an event id, and the id to go on from (None at the end).

    A line is told only when its record is visible to the reader; lines about hidden records are left
    out without a trace. Reads one page of events and one query for each kind of record on it.
    """
    told: list[Told] = []
    while len(told) < limit:
        page = _events(account, side, before, limit * READ_AHEAD)
        told += _tell(actor, page, language)
        if len(page) < limit * READ_AHEAD:
            return told[:limit], told[limit - 1].event.pk if len(told) > limit else None
        before = page[-1].pk
    return told[:limit], told[limit - 1].event.pk


def _events(account: Account, side: str | None, before: int | None, limit: int) -> list[Event]:
    kinds = [kind for kind, of in TOLD.items() if side in (None, of) or of == "both"]
    merged = Account.objects.unscoped("what was merged into a record in hand is told with it")
    also = merged.filter(merged_into=account.pk).values_list("pk", flat=True)
    rows = Event.objects.filter(account_id__in=[account.pk, *also], kind__in=kinds)
    # A file of fifty machines is told by its contract, not by fifty lines.
    rows = rows.exclude(kind="item.created", history=True)
    if before is not None:
        edge = Event.objects.filter(pk=before).values_list("at", flat=True).first()
        if edge is not None:
            rows = rows.filter(at__lt=edge) | rows.filter(at=edge, pk__lt=before)
    return list(rows.order_by("-at", "-id")[:limit])


def _tell(actor: Actor, events: Sequence[Event], language: str) -> list[Told]:
    rows = _visible(actor, events)
    people = dict(
        User.objects.filter(pk__in={e.actor_id for e in events if e.actor_kind == "staff"}).values_list(
            "pk", "name"
        )
    )
    aside = beside(events)
    return [
        _line(event, rows[event.subject][event.subject_id], people, aside, language)
        for event in events
        if event.subject_id in rows.get(event.subject, {}) and event.pk not in aside.untold
    ]


def _visible(actor: Actor, events: Iterable[Event]) -> dict[str, dict[int, Model]]:
    wanted: dict[str, set[int]] = {}
    for event in events:
        wanted.setdefault(event.subject, set()).add(event.subject_id)
    return {
        label: {row.pk: row for row in authz.scope(actor, apps.get_model(label)).filter(pk__in=ids)}
        for label, ids in wanted.items()
    }


def _line(event: Event, row: Any, people: dict[int, str], aside: Beside, language: str) -> Told:
    name = aside.names.get(event.pk) or _name(row)
    side = getattr(row, "side", None) or TOLD[event.kind]
    number = getattr(row, "number", None)
    subject = {
        "kind": event.subject.split(".")[1].lower(),
        "id": row.uid,
        # A quote's is a word, and part of its name.
        "number": number if isinstance(number, int) else None,
    }
    return Told(
        event=event,
        side=side,
        title=say(f"timeline.{event.kind}", language, name=name),
        text=aside.texts.get(event.pk) or _text(event, row),
        by=people.get(event.actor_id or 0, ""),
        subject=subject,
    )


def _name(row: Any) -> str:
    for field in ("name", "subject", "text", "company"):
        if getattr(row, field, ""):
            return str(getattr(row, field))
    return f"#{row.number}" if getattr(row, "number", None) else ""


def _mark(answered: Any) -> str:
    """A rating as a star; the score of another question with its scale, which tells which one it was."""
    asked = {7: "CES", 10: "NPS"}.get(answered.scale)
    return f"{asked} {answered.score}/{answered.scale}" if asked else f"★{answered.score}"


def _text(event: Event, row: Any) -> str:
    if event.kind == "activity.recorded":
        return row.outcome or row.body
    if event.kind == "contract.created":
        return f"{row.starts_on:%Y/%m/%d} – {row.ends_on:%Y/%m/%d}"
    if event.kind == "contract.cancelled":
        return str(row.cancel_reason)
    if event.kind == "item.created":
        return str(row.site)
    if event.kind == "deal.interviewed":
        return str(row.interview.get("said", ""))
    if event.kind == "survey.answered":
        return f"{_mark(row)} {row.comment}".strip()
    if event.kind == "quote.declined":
        return str(row.decline_reason)
    if event.kind.startswith("handover."):
        verb = event.kind.split(".")[1]
        return {"asked": row.question, "answered": row.answer, "rejected": row.reject_reason}.get(verb, "")
    if event.kind in ("deal.moved", "ticket.replied", "ticket.received"):
        return str(event.data.get("text", ""))
    return ""
