"""What is said about a hold to those who are signed in."""

from typing import Any

from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.foundation.hold.models import Hold


def in_training() -> bool:
    """Is this an installation to practise on? One SQL."""
    rows = Hold.objects.unscoped("whether data is made up is asked by the product itself")
    return bool(rows.filter(released_at=None, is_training=True).exists())


def present(actor: Actor) -> dict[str, Any] | None:
    """Since when everything is held back, and whether the reader may end that; nothing in daily life. One SQL."""
    told = Hold.objects.unscoped("everybody is told that nothing leaves").filter(released_at=None).first()
    if told is None:
        return None
    if told.is_training:
        may = {"release": False, "reset": authz.may(actor, "update", "staff.Organisation")}
    else:
        may = {"release": authz.may(actor, "update", "foundation.Hold")}
    return {
        "since": told.created_at,
        "backup_made_at": told.backup_made_at,
        "is_training": told.is_training,
        "may": may,
    }
