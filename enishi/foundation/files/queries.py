"""Every read of attached files."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any
from uuid import UUID

from django.contrib.auth import get_user_model
from django.db.models import QuerySet, Sum

from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.foundation.errors import BadInput
from enishi.foundation.files import rules
from enishi.foundation.files.models import StoredFile
from enishi.foundation.files.places import places
from enishi.foundation.files.store import Damaged, Missing, store

BESIDE = "shown beside a row that was read through the gate"


def files(actor: Actor, noun: str, uid: UUID | None) -> QuerySet[StoredFile]:
    """The files of one record, or the actor's own that hang on none yet. 404 where the record is not visible."""
    rows = authz.scope(actor, StoredFile)
    if not noun and uid is None:
        return rows.filter(subject="")
    place = places().get(noun)
    if place is None or uid is None:
        raise BadInput(fields={"subject" if place is None else "subject_id": "not_a_choice"})
    return rows.filter(subject=place.label, subject_id=authz.find_key(actor, place.model, uid))


def files_of(label: str, keys: Collection[int]) -> Mapping[int, list[StoredFile]]:
    """The files of rows that were read through the gate, by their keys, as they came. One SQL."""
    found: dict[int, list[StoredFile]] = defaultdict(list)
    rows = StoredFile.objects.unscoped(BESIDE).filter(subject=label, subject_id__in=keys, deleted_at=None)
    for row in rows.order_by("id") if keys else ():
        found[int(row.subject_id or 0)].append(row)
    return found


def content_of(file: StoredFile) -> bytes:
    """The bytes of a file in hand, whole and as they were kept. Raises what `rules` says keeps one back, or Damaged."""
    rules.check_handed_out(file.scan)
    return bytes_of(file.digest)


def bytes_of(digest: str) -> bytes:
    try:
        return store().read(digest)
    except (Missing, Damaged) as error:
        raise rules.FileDamaged() from error


def used() -> int:
    """How many bytes all files have, each content counted once. One SQL, from an index."""
    rows = StoredFile.objects.unscoped("what is used up is nobody's secret from the rule")
    contents = rows.order_by().values("digest", "size").distinct()
    return int(contents.aggregate(bytes=Sum("size"))["bytes"] or 0)


def uploaders(rows: Iterable[StoredFile]) -> Mapping[int, Any]:
    """The people who uploaded these files, by key. One SQL."""
    keys = {row.uploader_id for row in rows if row.uploader_id}
    people = get_user_model()._default_manager
    return people.in_bulk(keys) if keys else {}
