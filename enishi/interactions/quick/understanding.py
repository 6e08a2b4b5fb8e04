"""What a line of quick entry means here: whose customer, and whether it is a plan, something done, or a thing to do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from enishi.customers.models import Account
from enishi.foundation import authz, clock, search
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor
from enishi.foundation.errors import BadInput
from enishi.foundation.i18n import say
from enishi.foundation.text.keys import search_key
from enishi.interactions.actions import create_task, record_activity
from enishi.interactions.models import Activity, Task
from enishi.interactions.quick import rules

ACTIVITY, TASK = "activity", "task"
SHOWN = 6
# Of a past day without a time: the middle of it, as it is then shown.
MIDDAY = time(12)


class NotUnderstood(BadInput):
    """A line of which something could be two things, or nothing: nothing is written."""

    code = "quick.not_understood"


@dataclass(frozen=True)
class Understood:
    """What would be written. `becomes` is activity, task, or "" while something is missing or unclear."""

    said: rules.Said
    becomes: str = ""
    account: Account | None = None
    candidates: Sequence[Account] = ()
    subject: str = ""
    happened_at: datetime | None = None
    due_on: date | None = None
    # (code, the words it is about): these keep the line from being written.
    unclear: tuple[tuple[str, str], ...] = ()
    # These are only said.
    notes: tuple[tuple[str, str], ...] = ()


def understand(actor: Actor, text: str, account: Account | None = None) -> Understood:
    """Read a line for this person, today. `account` is whom it is about where that was chosen already. Few SQL."""
    now, zone = clock.now(), ZoneInfo(actor.zone)
    said = rules.read(text, now.astimezone(zone).date())
    whole = replace(_whom(actor, said, account), said=said)
    return _what(actor, whole, now, zone)


def _whom(actor: Actor, said: rules.Said, chosen: Account | None) -> Understood:
    """The first words that find a customer say whom it is about; the others are what it is about."""
    words = list(said.words)
    for place, word in enumerate(words):
        found = _named(actor, word)
        if not found and chosen is None:
            continue
        left = " ".join([*words[:place], *words[place + 1 :]]) if found else " ".join(words)
        if chosen is not None:
            return Understood(said, account=chosen, subject=left)
        if len(found) == 1:
            return Understood(said, account=found[0], subject=left)
        return Understood(
            said, candidates=found, subject=left, unclear=(*said.unclear, ("several_customers", word))
        )
    notes = () if chosen or not words else (("no_customer", " ".join(words)),)
    return Understood(said, account=chosen, subject=" ".join(words), unclear=said.unclear, notes=notes)


def _named(actor: Actor, word: str) -> list[Account]:
    """The customers called so, of those the actor may name: the only one of exactly this name before all others."""
    rows = search.narrow(authz.scope(actor, Account, "link"), word).order_by("name_key", "pk")
    found = list(rows[: SHOWN + 1])
    exact = [one for one in found if search_key(word) in (search_key(one.name), one.core_key)]
    return exact if len(exact) == 1 else found[:SHOWN]


def _what(actor: Actor, told: Understood, now: datetime, zone: ZoneInfo) -> Understood:
    said, today = told.said, now.astimezone(zone).date()
    unclear = tuple(dict.fromkeys((*said.unclear, *told.unclear)))
    if said.day is None:
        unclear = (*unclear, ("no_day", ""))
    named = say(f"choice.kind.{said.kind}", actor.language) if said.kind else ""
    if not (told.subject or named):
        unclear = (*unclear, ("nothing_to_do", ""))
    told = replace(told, unclear=unclear)
    if said.day is None or unclear:
        return told
    if not said.kind or (said.at is None and said.day > today):
        hour = f"{said.at:%H:%M} " if said.at else ""
        subject = " ".join(filter(None, (hour.strip(), told.subject, named if not told.subject else "")))
        subject = f"{subject}（{named}）" if named and told.subject else subject
        return replace(told, becomes=TASK, subject=subject, due_on=said.day)
    at = datetime.combine(said.day, said.at or MIDDAY, zone)
    moment = now if said.at is None and said.day == today else at
    return replace(told, becomes=ACTIVITY, subject=told.subject or named, happened_at=moment)


@action
def enter(actor: Actor, text: str, account: Account | None = None) -> Activity | Task:
    """Write down what a line says. Refused while something of it is unclear: what it is, is named."""
    told = understand(actor, text, account)
    if not told.becomes:
        words = [explained(code, words, actor.language) for code, words in told.unclear]
        raise NotUnderstood(fields={"text": "quick_unclear"}, unclear=" ".join(words))
    values: Mapping[str, Any] = {
        "subject": told.subject,
        "account_id": told.account.uid if told.account else None,
    }
    if told.becomes == TASK:
        return create_task(actor, {**values, "due_on": told.due_on})
    kind = {"kind": told.said.kind, "happened_at": told.happened_at, "minutes": told.said.minutes}
    return record_activity(actor, {**values, **kind})


def explained(code: str, words: str, language: str) -> str:
    return say(f"quick.{code}", language, words=words)
