"""Writing lines down, marking them as read, choosing how one is told."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.apps import apps
from django.db.models import Q

from enishi.foundation import authz, clock, events, mail, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor, Staff
from enishi.foundation.errors import BadInput, NotAllowed, NotFound
from enishi.foundation.events.models import Event
from enishi.foundation.jobs import enqueue
from enishi.foundation.live.publish import announce
from enishi.foundation.worktime import Calendar
from enishi.staff.absences.queries import acting_for
from enishi.staff.hours import our_calendar
from enishi.staff.models import ApiToken, Notification, NotificationSettings, User
from enishi.staff.notices import rules
from enishi.staff.notices.registry import Kind, kinds

WHY = "everybody whom an event concerns is told by the product itself"
LABEL = "staff.Notification"


@dataclass(frozen=True)
class Happened:
    """What there is to tell: which kind, of which record, who did it, when."""

    kind: Kind
    subject: str
    subject_id: int
    subject_uid: UUID
    by: int | None
    at: datetime


def author_of(event: Event) -> int | None:
    """The person behind an event, themself or through their token."""
    if event.actor_kind == "token":
        tokens = ApiToken.objects.unscoped(WHY).filter(pk=event.actor_id)
        return tokens.values_list("owner_id", flat=True).first()
    return event.actor_id if event.actor_kind == "staff" else None


def record_of(label: str, key: int) -> UUID | None:
    """The public id of the record a line leads to; None when it is gone."""
    rows = apps.get_model(label)._default_manager.unscoped(WHY)
    return rows.filter(pk=key).values_list("uid", flat=True).first()


def concerned(
    people: Collection[int], teams: Collection[int], roles: Collection[str]
) -> dict[int, int | None]:
    """Active people among these, in these teams, or of one of these roles. Nobody is told for somebody else yet."""
    active = User.objects.filter(is_active=True).exclude(roles=[])
    found = set(active.filter(Q(pk__in=people) | Q(team__in=teams)).values_list("pk", flat=True))
    if roles:
        found |= {pk for pk, held in active.values_list("pk", "roles") if {*held} & {*roles}}
    return dict.fromkeys(found)


def with_deputies(told: Mapping[int, int | None]) -> dict[int, int | None]:
    """Whoever stands in now for one of them is told as well, as that person's deputy."""
    acting = acting_for(told)
    lent = {who: person for person, who in acting.items() if who is not None and who != person}
    return {**lent, **told}


@action
def write(actor: Actor, happened: Happened, told: Mapping[int, int | None]) -> int:
    """A line for each of them, or one more on a line that waits; answers how many people are told."""
    settings = settings_of(told)
    told = {
        pk: whose
        for pk, whose in told.items()
        if (happened.kind.own or happened.by is None or happened.by not in (pk, whose))
        and choice_of(settings.get(pk), happened.kind) != rules.OFF
    }
    calendar = our_calendar()
    for pk, whose in told.items():
        line = _line(pk, happened)
        line.deputy_of_id = whose
        _plan(line, choice_of(settings.get(pk), happened.kind), settings.get(pk), calendar)
        line.save()
    if told:
        announce(LABEL, people=[*told])
    return len(told)


def _line(person: int, happened: Happened) -> Notification:
    """The unread line about the same thing, or a new one."""
    same = Q(subject=happened.subject, subject_id=happened.subject_id)
    if happened.kind.together and happened.by:
        same |= Q(by=happened.by, happened_at__gt=happened.at - rules.TOGETHER)
    unread = Notification.objects.unscoped(WHY).select_for_update(of=("self",))
    unread = unread.filter(person=person, kind=happened.kind.name, read_at=None).filter(same)
    for line in unread.order_by("-happened_at")[:1]:
        line.count += 1
        line.by_id, line.happened_at = happened.by, max(happened.at, line.happened_at)
        versions.touch(line)
        return line
    return Notification(
        person_id=person,
        kind=happened.kind.name,
        subject=happened.subject,
        subject_id=happened.subject_id,
        subject_uid=happened.subject_uid,
        by_id=happened.by,
        happened_at=happened.at,
    )


def _plan(line: Notification, choice: str, settings: NotificationSettings | None, calendar: Calendar) -> None:
    """When it goes out by mail, and the job that takes it; one a person and moment."""
    how = settings or NotificationSettings()
    due = rules.mail_due(
        choice,
        clock.now(),
        at=how.digest_at,
        weekday=how.digest_day,
        zone=ZoneInfo(how.zone) if how.zone else calendar.zone,
        calendar=calendar,
        mailed_at=line.mailed_at,
    )
    line.mail_due = due if mail.sends_mail() else None
    if line.mail_due is not None:
        line.mailed_at = None
        once = f"staff.notices.send:{line.person_id}:{line.mail_due.isoformat()}"
        enqueue("staff.notices.send", once=once, due=line.mail_due, person_id=line.person_id)


def settings_of(people: Iterable[int]) -> dict[int, NotificationSettings]:
    rows = NotificationSettings.objects.unscoped(WHY).filter(person__in=[*people])
    return {one.person_id: one for one in rows}


def choice_of(settings: NotificationSettings | None, kind: Kind) -> str:
    chosen = settings.choices.get(kind.name) if settings else None
    return chosen if chosen in rules.CHOICES else kind.usually


def reader(actor: Actor) -> Staff:
    """A person: what one has seen no program says."""
    if not isinstance(actor, Staff):
        raise NotAllowed()
    return actor


@action
def mark_read(actor: Actor, uid: UUID) -> None:
    """The person has seen this line, or what it leads to."""
    person = reader(actor)
    line = authz.scope(actor, Notification).filter(uid=uid).select_for_update(of=("self",)).first()
    if line is None:
        raise NotFound()
    if line.read_at is None:
        line.read_at = clock.now()
        versions.touch(line)
        line.save(update_fields=["read_at", "version", "updated_at"])
        announce(LABEL, people=[person.user_id])


@action
def mark_all_read(actor: Actor, until: datetime) -> int:
    """All that happened up to then: what came since the page was looked at stays unread."""
    person = reader(actor)
    now = clock.now()
    rows = authz.scope(actor, Notification).filter(read_at=None, happened_at__lte=until)
    done = rows.update(read_at=now, updated_at=now)
    if done:
        announce(LABEL, people=[person.user_id])
    return done


@action
def choose(actor: Actor, values: Mapping[str, Any]) -> NotificationSettings:
    """How one wants to be told; a preference of one's own, so the last choice counts.

    What waits for a mail is planned anew, so that a digest put off or called off is so at once.
    """
    person = reader(actor)
    unknown = {*values["choices"]} - {*kinds()}
    if unknown or not {*values["choices"].values()} <= {*rules.CHOICES}:
        raise BadInput(fields={"choices": "unknown_choice"})
    rules.check_zone(values["zone"])
    rows = NotificationSettings.objects.unscoped("one's own").select_for_update(of=("self",))
    found = rows.filter(person=person.user_id).first()
    settings = found or NotificationSettings(person_id=person.user_id)
    before = settings.snapshot() if found else None
    for name, value in values.items():
        setattr(settings, name, value)
    if found:
        versions.touch(settings)
    settings.save()
    _plan_anew(settings)
    events.record("notification_settings.chosen", actor, settings, before=before)
    return settings


def _plan_anew(settings: NotificationSettings) -> None:
    rows = Notification.objects.unscoped("one's own").filter(person=settings.person_id, read_at=None)
    calendar = our_calendar()
    for line in rows.filter(mailed_at=None).exclude(mail_due=None):
        if kind := kinds().get(line.kind):
            _plan(line, choice_of(settings, kind), settings, calendar)
            line.save(update_fields=["mail_due", "mailed_at"])


@action
def take_for_mail(actor: Actor, ids: Collection[int], now: datetime) -> list[int]:
    """Of these lines those nobody has taken yet, noted as mailed before they are: no second worker finds them."""
    rows = Notification.objects.unscoped(WHY).select_for_update(of=("self",))
    taken = list(
        rows.filter(pk__in=ids, mailed_at=None, read_at=None, mail_due__lte=now).values_list("pk", flat=True)
    )
    Notification.objects.unscoped(WHY).filter(pk__in=taken).update(mailed_at=now)
    return taken


@action
def give_back(actor: Actor, ids: Collection[int]) -> None:
    """The server did not take the mail: its lines wait again."""
    Notification.objects.unscoped(WHY).filter(pk__in=ids).update(mailed_at=None)


@action
def forget_old(actor: Actor) -> int:
    """Throw away what was read, or never was, a season ago."""
    old = Notification.objects.unscoped(WHY).filter(happened_at__lt=clock.now() - rules.KEPT)
    gone, _ = old.delete()
    return gone
