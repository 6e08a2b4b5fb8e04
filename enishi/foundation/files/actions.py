"""Every write of attached files. The bytes lie in the store before a row speaks of them."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from enishi.foundation import authz, clock, events, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor, Staff, TokenActor
from enishi.foundation.config import config
from enishi.foundation.errors import BadInput, NotFound, UnknownReference
from enishi.foundation.files import kinds, queries, rules
from enishi.foundation.files.models import StoredFile
from enishi.foundation.files.names import clean_name
from enishi.foundation.files.places import FILE, place_of, places
from enishi.foundation.files.taking import Taken, quota, take_in
from enishi.foundation.jobs import enqueue
from enishi.foundation.rows import Row

COUNTING = "how many a record has does not depend on who asks"


@action
def keep_file(
    actor: Actor, row: Row, *, name: str, data: bytes, declared_type: str = "", content_id: str = ""
) -> StoredFile:
    """Hang bytes in hand on a record, inside the act that makes it: a part of a mail, a file a program sends.

    Refuses before anything is written (empty, too large, too many, no room), so that the act around it may go on
    without the file and say so.
    """
    return keep_taken(
        actor, row, take_in([data]), name=name, declared_type=declared_type, content_id=content_id
    )


@action
def keep_taken(
    actor: Actor, row: Row, taken: Taken, *, name: str, declared_type: str = "", content_id: str = ""
) -> StoredFile:
    """The same of bytes that lie in the store already, however large they are."""
    rules.check_size(taken.size, most=taken.size)
    place = place_of(row._meta.label)
    rules.check_count(_count(place.label, row.pk), 1, most=place.most)
    file = _new(actor, taken, name=name, declared_type=declared_type)
    file.subject, file.subject_id, file.content_id = place.label, row.pk, content_id[:300]
    return _keep(actor, file)


@action
def keep_upload(
    actor: Actor,
    taken: Taken,
    *,
    name: str,
    declared_type: str = "",
    noun: str = "",
    subject_id: UUID | None = None,
) -> StoredFile:
    """A file somebody uploaded, on a record or for one that is still being written."""
    authz.check(actor, "create", FILE)
    file = _new(actor, taken, name=name, declared_type=declared_type)
    if noun:
        row = _open_record(actor, noun, subject_id)
        rules.check_count(_count(row._meta.label, row.pk), 1, most=places()[noun].most)
        file.subject, file.subject_id = row._meta.label, row.pk
    else:
        drafts = StoredFile.objects.unscoped(COUNTING).filter(subject="", uploader_id=file.uploader_id)
        rules.check_count(drafts.filter(deleted_at=None).count(), 1, most=rules.MOST_DRAFTS)
    return _keep(actor, file)


@action
def attach(actor: Actor, row: Row, file_ids: Sequence[UUID]) -> list[StoredFile]:
    """Hang the actor's own uploads on a record just made, in the order given. One that is not theirs, or hangs
    on something already, is answered as one that never was, and nothing is hung.
    """
    wanted = list(dict.fromkeys(file_ids))
    if not wanted:
        return []
    place = place_of(row._meta.label)
    mine = authz.scope(actor, StoredFile, "update").select_for_update(of=("self",))
    found = {file.uid: file for file in mine.filter(uid__in=wanted, subject="")}
    if len(found) < len(wanted):
        raise NotFound()
    rules.check_count(_count(place.label, row.pk), len(wanted), most=place.most)
    files = [found[uid] for uid in wanted]
    for file in files:
        rules.check_attached(file.scan)
        before = file.snapshot()
        file.subject, file.subject_id = place.label, row.pk
        versions.touch(file)
        file.save(force_update=True)
        authz.check_new(actor, file)
        events.record("file.attached", actor, file, before=before)
    return files


@action
def attach_again(actor: Actor, row: Row, file_ids: Sequence[UUID]) -> list[StoredFile]:
    """Hang files the actor may read, wherever they hang, on this record too. The bytes are kept once."""
    wanted = list(dict.fromkeys(file_ids))
    found = {file.uid: file for file in authz.scope(actor, StoredFile).filter(uid__in=wanted)}
    if len(found) < len(wanted):
        raise NotFound()
    files = [found[uid] for uid in wanted]
    for file in files:
        rules.check_attached(file.scan)
    return [
        keep_taken(
            actor,
            row,
            Taken(file.digest, file.size, file.kind),
            name=file.name,
            declared_type=file.declared_type,
        )
        for file in files
    ]


@action
def remove_file(actor: Actor, uid: UUID, *, version: int) -> StoredFile:
    """Take a file off its record, into the bin."""
    file = authz.lock(actor, StoredFile, "update", uid)
    versions.claim(file, version)
    return _binned(actor, file, clock.now())


@action
def restore_file(actor: Actor, uid: UUID) -> StoredFile:
    """Back out of the bin, by whoever might put it there."""
    binned = StoredFile.objects.unscoped("a row in the bin is in nobody's scope; the gate is asked below")
    file = binned.select_for_update(of=("self",)).filter(uid=uid).exclude(deleted_at=None).first()
    if file is None:
        raise NotFound()
    return _out_of_bin(actor, file)


def _out_of_bin(actor: Actor, file: StoredFile) -> StoredFile:
    before = file.snapshot()
    file.deleted_at = None
    versions.touch(file)
    file.save(force_update=True)
    if not authz.may_do(actor, ["update"], file)["update"]:
        raise NotFound()
    events.record("file.restored", actor, file, before=before)
    return file


def _binned(actor: Actor, file: StoredFile, now: datetime) -> StoredFile:
    before = file.snapshot()
    file.deleted_at = now
    file.save(force_update=True)
    events.record("file.removed", actor, file, before=before)
    return file


def _new(actor: Actor, taken: Taken, *, name: str, declared_type: str) -> StoredFile:
    """A row for bytes in the store, if there is room for them. Bytes that are there already need none."""
    known = StoredFile.objects.unscoped("the same bytes are kept once, whoever brings them")
    like = known.filter(digest=taken.digest).order_by("-id").first()
    if like is None:
        rules.check_quota(queries.used(), taken.size, most=quota())
    person = actor.owner if isinstance(actor, TokenActor) else actor
    condemned = like is not None and like.scan == rules.INFECTED
    unsure = rules.PENDING if config["CLAMD"] else rules.NOT_SCANNED
    return StoredFile(
        uploader_id=person.user_id if isinstance(person, Staff) else None,
        name=clean_name(name),
        digest=taken.digest,
        size=taken.size,
        kind=taken.kind,
        declared_type=kinds.media_type(declared_type),
        scan=rules.INFECTED if condemned else unsure,
        threat=like.threat if like is not None and condemned else "",
    )


def _keep(actor: Actor, file: StoredFile) -> StoredFile:
    file.save(force_insert=True)
    authz.check_new(actor, file)
    events.record("file.kept", actor, file)
    enqueue("foundation.files.examine", file_id=str(file.uid))
    return file


def _open_record(actor: Actor, noun: str, uid: UUID | None) -> Row:
    """The record a file is put on, if the actor may change it; what is not visible is answered as unknown."""
    place = places().get(noun)
    if place is None or not place.is_open:
        raise BadInput(fields={"subject": "not_a_choice"})
    if uid is None:
        raise BadInput(fields={"subject_id": "required"})
    row: Row | None = authz.scope(actor, place.model).filter(uid=uid).first()
    if row is None:
        raise UnknownReference(fields={"subject_id": "unknown_reference"})
    return authz.lock(actor, place.model, "update", uid)


def _count(label: str, key: int) -> int:
    rows = StoredFile.objects.unscoped(COUNTING)
    return rows.filter(subject=label, subject_id=key, deleted_at=None).count()
