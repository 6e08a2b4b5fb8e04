"""The organisation's own facts, and the first start that writes them down."""

from dataclasses import dataclass
from typing import Any

from enishi.foundation import authz, clock, events, requests, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor, Role, System
from enishi.foundation.worktime.cabinet import read_holidays
from enishi.staff import calendars, organisation_facts, queries, rules
from enishi.staff.actions.invitations import Invited, invite
from enishi.staff.actions.people import create_user, held_organisation
from enishi.staff.hours import our_holidays
from enishi.staff.models import HolidayYear, Organisation, User


@dataclass(frozen=True)
class Started:
    """What the first start has made: the owner, and links for the first people with an address."""

    owner: User
    invited: list[Invited]


@action
def set_up(
    actor: System, facts: dict[str, Any], owner: dict[str, Any], people: list[dict[str, Any]]
) -> Started:
    """The first start: the organisation, its first owner, the first people. It happens once.

    Whoever comes second waits for the organisation's row and is then refused.
    """
    organisation = held_organisation()
    if queries.is_set_up():
        raise rules.AlreadySetUp()
    write(organisation, facts)
    organisation.set_up_at = clock.now()
    keep(organisation)
    events.record("organisation.set_up", actor, organisation)
    password = owner.pop("password")
    first = create_user(actor, owner | {"roles": [Role.OWNER.value]}, password=password)
    invited = []
    for place, fields in enumerate(people):
        person = first_person(actor, place, fields)
        if person.email:
            invited.append(invite(actor, person.uid))
    return Started(first, invited)


def first_person(actor: System, place: int, fields: dict[str, Any]) -> User:
    try:
        return create_user(actor, fields)
    except rules.EmailTaken:
        raise rules.EmailTaken(fields={f"people.{place}.email": "email_taken"}) from None


@action
def update_organisation(actor: Actor, fields: dict[str, Any], *, version: int) -> Organisation:
    """Change the organisation's facts; writing them down for the first time also counts as set-up."""
    authz.check(actor, "update", "staff.Organisation")
    held = held_organisation()
    organisation = authz.lock(actor, Organisation, "update", held.uid)
    versions.claim(organisation, version)
    before = organisation.snapshot()
    write(organisation, fields)
    organisation.set_up_at = organisation.set_up_at or clock.now()
    keep(organisation)
    events.record("organisation.updated", actor, organisation, before=before)
    changed = [name for name in calendars.PARTS if before[name] != getattr(organisation, name)]
    if changed:
        calendar_changed(actor, organisation, changed)
    return organisation


@action
def take_holidays(actor: Actor, content: bytes) -> list[HolidayYear]:
    """Take in a published list of national holidays: the years it names are replaced, others stay.

    Again is safe: a list that says nothing new changes nothing.
    """
    authz.check(actor, "update", "staff.Organisation")
    years = read_holidays(content)
    organisation = held_organisation()
    rows = HolidayYear.objects.unscoped("the organisation's calendar, whose lock is held")
    known = {row.year: row for row in rows.filter(year__in=years)}
    changed = []
    for year, days in sorted(years.items()):
        written = {day.isoformat(): name for day, name in sorted(days.items())}
        row = known.get(year)
        if row is not None and row.days == written:
            continue
        before = row.snapshot() if row else None
        row = row or HolidayYear(year=year)
        row.days = written
        if before:
            versions.touch(row)
        row.save()
        events.record("holidays.taken", actor, row, before=before)
        changed.append(row)
    requests.forget("holidays")
    if changed:
        calendar_changed(actor, organisation, ["holidays"])
    return changed


def calendar_changed(actor: Actor, organisation: Organisation, parts: list[str]) -> None:
    """Say so, for the rooms whose clocks run on it; what it was before stands in the event before this one."""
    events.record(
        "calendar.changed", actor, organisation, before=organisation.snapshot(), data={"parts": parts}
    )


def write(organisation: Organisation, fields: dict[str, Any]) -> None:
    """The facts in their stored form, each checked."""
    held = {name: getattr(organisation, name) for name in calendars.PARTS}
    held["working_hours"] = held["working_hours"] or calendars.USUAL
    kept = organisation_facts.stored(fields, held=held, now=clock.now(), holidays=our_holidays())
    for name, value in kept.items():
        setattr(organisation, name, value)


def keep(organisation: Organisation) -> None:
    """Store it; whatever this request has read of it already is read anew."""
    organisation.save()
    requests.forget("organisation")
