"""Beginning to hold everything back, and letting it go."""

from datetime import datetime

from enishi.foundation import authz, clock, events, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor, Staff, System
from enishi.foundation.errors import NotAllowed, Refusal
from enishi.foundation.hold.models import Hold

WHY = "the installation holds everything back, or it does not"


class NotHeld(Refusal):
    """Nothing is held back, so there is nothing to release."""

    code = "not_held"
    status = 409


@action
def begin(actor: Actor, backup_made_at: datetime) -> Hold:
    """From now on nothing leaves. What is held already stays so, and is about this backup from now on."""
    authz.check(actor, "create", "foundation.Hold")
    hold = Hold.objects.unscoped(WHY).filter(released_at=None).first() or Hold()
    hold.backup_made_at = backup_made_at
    hold.save()
    events.record("hold.began", actor, hold)
    return hold


class InTraining(Refusal):
    """Nothing ever leaves an installation to practise on."""

    code = "in_training"
    status = 409


@action
def begin_training(actor: Actor) -> Hold:
    """Nothing leaves this installation, ever. For one that is empty, and is about to be filled with made-up data."""
    authz.check(actor, "create", "foundation.Hold")
    hold = Hold(backup_made_at=clock.now(), is_training=True)
    hold.save(force_insert=True)
    events.record("hold.began", actor, hold)
    return hold


@action
def release(actor: Actor) -> Hold:
    """This is the installation in use: what waited leaves, and mail is fetched again. A person's word, no program's."""
    authz.check(actor, "update", "foundation.Hold")
    if not isinstance(actor, Staff | System):
        raise NotAllowed()
    hold = authz.scope(actor, Hold, "update").filter(released_at=None).select_for_update().first()
    if hold is None:
        raise NotHeld()
    if hold.is_training:
        raise InTraining()
    before = hold.snapshot()
    hold.released_at = clock.now()
    versions.touch(hold)
    hold.save()
    events.record("hold.released", actor, hold, before=before)
    return hold
