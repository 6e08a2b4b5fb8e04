"""Erasing a person, from whatever point an earlier run stopped at: everything else first, who it is last.

A batch is a transaction and may be done twice. As long as the person's own entries stand, all that hangs on them is
found again; they go in the same transaction that marks the erasure as done.
"""

import re
from collections.abc import Collection, Mapping
from typing import Any

from django.db import connection

from enishi.customers.models import Contact
from enishi.foundation import authz, clock, events, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor
from enishi.foundation.files.upkeep import forget_at_once
from enishi.foundation.search.upkeep import forget_for_good
from enishi.privacy import blanking, graph, journal, rules
from enishi.privacy.graph import ACCOUNT, CONTACT, LEAD, ROOTS, Person
from enishi.privacy.models import Erasure
from enishi.staff.models import Organisation

WHY = "an erasure goes on whoever asked for it"
BATCH = 200
# Who they are is forgotten last: it leads to the rest.
LAST = (ACCOUNT, LEAD, CONTACT)
# Children before what they hang on.
FIRST = ("foundation.StoredFile",)


def erase(actor: Actor, erasure: Erasure) -> None:
    """Take the person out of everything; a run that was killed is gone on with."""
    if erasure.state == Erasure.DONE:
        return
    person = graph.person_of(_seeds(erasure))
    _note_rows(actor, erasure, person)
    # Ids, and on disk before the first row changes: a restore of today's backup has to know.
    journal.write()
    marks = rules.pattern(person.marks)
    gone: dict[str, set[Any]] = {}
    # What came while this ran is theirs, too.
    while fresh := _fresh(person, gone):
        for label in sorted(fresh, key=lambda one: (one not in FIRST, one)):
            for part in graph.parts(fresh[label], BATCH):
                blanking.blank_own(actor, label, part, marks)
            gone[label] = gone.get(label, set()) | fresh[label]
        person = graph.person_of(_seeds(erasure))
    if marks is not None:
        for label, keys in graph.company_of(person).items():
            for part in graph.parts(keys, BATCH):
                blanking.blank_named(actor, label, part, marks)
        blanking.blank_exports(actor, marks)
        blanking.forget_answers(actor, marks, erasure.roots.get(CONTACT, ()))
    blanking.forget_edits(actor, {uid for uids in erasure.roots.values() for uid in uids})
    last = {label: set(person.own.get(label, ())) for label in LAST}
    counts = {label: len(keys) for label, keys in (gone | last).items() if keys}
    _finish(actor, erasure, person, marks, counts)
    clean_up(actor)
    journal.write()


def _fresh(person: Person, gone: Mapping[str, set[Any]]) -> dict[str, set[Any]]:
    """Rows of the person that were not taken yet, but for who they are."""
    left = {label: keys - gone.get(label, set()) for label, keys in person.own.items() if label not in LAST}
    return {label: keys for label, keys in left.items() if keys}


def clean_up(actor: Actor) -> None:
    """What lies under the tables: bytes no row names, what the index's file remembers, the database's own journal."""
    forget_at_once(actor)
    forget_for_good()
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


@action
def _note_rows(actor: Actor, erasure: Erasure, person: Person) -> None:
    """What leads to the person in any backup, by public id; what the law keeps."""
    authz.check(actor, "update", "privacy.Erasure")
    start = Organisation.objects.unscoped(WHY).values_list("fiscal_year_start", flat=True).first() or 4
    told: dict[str, list[str]] = {}
    for label in ROOTS:
        uids = {str(uid) for part in graph.parts(person.own.get(label, ())) for uid in _uids(label, part)}
        told[label] = sorted({*erasure.roots.get(label, ()), *uids})
    erasure.roots = {label: uids for label, uids in told.items() if uids}
    erasure.held = [
        {
            "kind": "document",
            "number": document.number,
            "until": rules.kept_until(document.issued_on, start).isoformat(),
        }
        for document in person.held
    ] or erasure.held
    erasure.save(update_fields=["roots", "held"])


@action
def _finish(
    actor: Actor, erasure: Erasure, person: Person, marks: re.Pattern[str] | None, counts: Mapping[str, int]
) -> None:
    """Their own entries go, and it is written down that all is gone: both or neither."""
    locked = Erasure.objects.unscoped(WHY).select_for_update().get(pk=erasure.pk)
    if locked.state == Erasure.DONE:
        return
    for label in LAST:
        blanking.blank_own(actor, label, person.own.get(label, ()), marks)
    before = locked.snapshot()
    locked.roots, locked.held, locked.counts = erasure.roots, erasure.held, dict(counts)
    locked.state, locked.done_at = Erasure.DONE, clock.now()
    versions.touch(locked)
    locked.save()
    _into_the_bin(actor, locked, person.own.get(CONTACT, ()))
    events.record("erasure.done", actor, locked, before=before)
    erasure.refresh_from_db()


def _into_the_bin(actor: Actor, erasure: Erasure, contacts: Collection[Any]) -> None:
    """No list shows them any more. What they stood at still says that somebody stood there."""
    for contact in Contact.objects.unscoped(WHY).filter(pk__in=contacts):
        contact.deleted_at = contact.deleted_at or clock.now()
        versions.touch(contact)
        contact.save(force_update=True)
        events.record("contact.erased", actor, contact, data={"erasure": str(erasure.uid)})


def _seeds(erasure: Erasure) -> dict[str, set[Any]]:
    """The keys of what the journal names, as far as this database has it."""
    told = {CONTACT: [], **erasure.roots}
    told[CONTACT] = [*told[CONTACT], str(erasure.contact_uid)]
    return {
        label: {pk for part in graph.parts(uids) for pk in _keys(label, part)} for label, uids in told.items()
    }


def _keys(label: str, uids: Collection[str]) -> list[Any]:
    return list(graph.rows(label).filter(uid__in=uids).values_list("pk", flat=True))


def _uids(label: str, keys: Collection[Any]) -> list[Any]:
    return list(graph.rows(label).filter(pk__in=keys).values_list("uid", flat=True))
