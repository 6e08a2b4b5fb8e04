"""After a restore: whoever was erased since the backup was made is erased again, before anybody signs in."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from uuid import UUID

from enishi.foundation import authz, clock, events
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor, System
from enishi.foundation.backup.afterwards import Afterwards
from enishi.privacy import journal
from enishi.privacy.erasing import erase
from enishi.privacy.journal import Entry
from enishi.privacy.models import Erasure

WHY = "what was erased stays erased, whoever asked for it"


def erase_again(archive: Path, named: Sequence[Path]) -> Afterwards:
    """Every erasure that a journal tells of and this database has not done."""
    actor, files = System("cli"), journal.beside(archive, named)
    is_known, known = any(file.exists() for file in files), journal.read(files)
    done = Erasure.objects.unscoped(WHY).filter(state=Erasure.DONE)
    done_here = {str(uid) for uid in done.values_list("uid", flat=True)}
    again = [entry for entry in known.values() if entry.erasure not in done_here]
    for entry in again:
        erase(actor, _noted(actor, entry))
    journal.write()
    return Afterwards("erasures", len(again), is_known)


@action
def _noted(actor: Actor, entry: Entry) -> Erasure:
    authz.check(actor, "create", "privacy.Erasure")
    found = Erasure.objects.unscoped(WHY).filter(uid=UUID(entry.erasure)).first()
    erasure = found or Erasure(
        uid=UUID(entry.erasure),
        contact_id=entry.contact_id,
        contact_uid=UUID(entry.contact),
        ground=entry.ground,
        asked_at=datetime.fromisoformat(entry.at),
    )
    before = erasure.snapshot() if found else None
    erasure.roots, erasure.after_restore = entry.roots, clock.now()
    erasure.save()
    events.record("erasure.repeated", actor, erasure, before=before)
    return erasure
