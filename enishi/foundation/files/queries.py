"""Every read of attached files."""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.contrib.auth import get_user_model
from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery, Sum

from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.foundation.errors import BadInput
from enishi.foundation.files import rules
from enishi.foundation.files.models import FileTrouble, StoredFile
from enishi.foundation.files.places import places
from enishi.foundation.files.store import Damaged, Missing, store

SHOWN_AT_MOST = 200
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


def files_of(actor: Actor, label: str, keys: Collection[int]) -> Mapping[int, list[StoredFile]]:
    """The files of rows that were read through the gate, by their keys, as they came. One SQL."""
    found: dict[int, list[StoredFile]] = defaultdict(list)
    rows = StoredFile.objects.unscoped(BESIDE).filter(subject=label, subject_id__in=keys, deleted_at=None)
    for row in shown(actor, rows).order_by("id") if keys else ():
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


def joined(actor: Actor) -> Callable[[QuerySet[StoredFile]], QuerySet[StoredFile]]:
    """What a file is shown with: who uploaded it, and whether the reader may take it off."""
    people = get_user_model()._default_manager.filter(pk=OuterRef("uploader_id"))
    own = authz.scope(actor, StoredFile, "update").filter(pk=OuterRef("pk"))
    return lambda rows: rows.annotate(uploaded_by=Subquery(people.values("name")[:1]), removable=Exists(own))


def shown(actor: Actor, rows: QuerySet[StoredFile]) -> QuerySet[StoredFile]:
    """These files with what they are shown with. No SQL of its own."""
    return joined(actor)(rows)


@dataclass(frozen=True)
class Health:
    """The state of all files, for whoever looks after the installation; `troubles` with the names of the files."""

    used: int
    files: int
    not_scanned: int
    infected: int
    troubles: list[tuple[FileTrouble, list[str]]]


def health(actor: Actor) -> Health:
    """Four SQL."""
    rows = StoredFile.objects.unscoped("figures of all files, for whoever looks after them")
    counts = rows.filter(deleted_at=None).aggregate(
        files=Count("pk"),
        not_scanned=Count("pk", filter=Q(scan=rules.NOT_SCANNED)),
        infected=Count("pk", filter=Q(scan=rules.INFECTED)),
    )
    found = list(authz.scope(actor, FileTrouble).order_by("-created_at")[:SHOWN_AT_MOST])
    names: dict[str, list[str]] = defaultdict(list)
    touched = rows.filter(digest__in=[one.digest for one in found]).order_by("id")
    for digest, name in touched.values_list("digest", "name"):
        names[digest].append(name)
    return Health(used(), **counts, troubles=[(one, names[one.digest]) for one in found])
