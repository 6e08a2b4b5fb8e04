"""What somebody is told of, as far as they may still see what it is about."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import Exists, OuterRef, Q, QuerySet

from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.foundation.i18n import say
from enishi.foundation.text.lines import one_line
from enishi.staff.models import Notification, NotificationSettings
from enishi.staff.notices.actions import choice_of, reader
from enishi.staff.notices.registry import called, kinds

MOST_COUNTED = 100


@dataclass(frozen=True)
class Told:
    """A line as it is shown: what it says, what the record is called, and its page."""

    row: Notification
    text: str
    title: str
    path: str


def visible(actor: Actor) -> QuerySet[Notification]:
    """The actor's own lines, but for those about a record the actor may not see any more. One SQL."""
    about = Q(pk__in=[])
    for label in called():
        if authz.may(actor, "read", label):
            seen = authz.scope(actor, apps.get_model(label)).filter(pk=OuterRef("subject_id"))
            about |= Q(Exists(seen), subject=label)
    rows: QuerySet[Notification] = authz.scope(actor, Notification)
    return rows.filter(about, kind__in=[*kinds()]).select_related("by", "deputy_of")


def unread_count(actor: Actor) -> int:
    """How many lines are unread, up to a hundred. One SQL."""
    return visible(actor).filter(read_at=None).order_by()[:MOST_COUNTED].count()


def shown(actor: Actor, rows: Sequence[Notification], language: str) -> list[Told]:
    """These lines with what their records are called now. One SQL a kind of record."""
    ids: dict[str, set[int]] = {}
    for row in rows:
        ids.setdefault(row.subject, set()).add(row.subject_id)
    titles: dict[tuple[str, int], str] = {}
    for label, keys in ids.items():
        title = called()[label].title
        for record in authz.scope(actor, apps.get_model(label)).filter(pk__in=keys):
            titles[label, record.pk] = one_line(title(record))
    return [
        _told(row, titles[row.subject, row.subject_id], language)
        for row in rows
        if (row.subject, row.subject_id) in titles
    ]


def _told(row: Notification, title: str, language: str) -> Told:
    text = say(f"notification.{row.kind}", language, by=row.by.name if row.by else "")
    if row.deputy_of:
        text = say("notification.as_deputy", language, text=text, person=row.deputy_of.name)
    return Told(row, text, title, called()[row.subject].path(row.subject_uid))


def settings_shown(actor: Actor, language: str) -> dict[str, Any]:
    """How the actor is told, kind by kind: of what can concern one of their roles."""
    person = reader(actor)
    rows = NotificationSettings.objects.unscoped("one's own")
    found = rows.filter(person=person.user_id).first()
    how = found or NotificationSettings()
    return {
        "kinds": [
            {
                "kind": kind.name,
                "name": say(f"notification.kind.{kind.name}", language),
                "choice": choice_of(found, kind),
            }
            for kind in kinds().values()
            if kind.roles & person.roles
        ],
        "digest_at": how.digest_at.strftime("%H:%M"),
        "digest_day": how.digest_day,
        "zone": how.zone,
    }
