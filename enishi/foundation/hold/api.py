"""Ending a hold."""

from ninja import Status

from enishi.foundation.hold import actions
from enishi.foundation.http import ActorRequest, Routes

router = Routes(tags=["installation"])


@router.post("/hold/release", response={204: None}, may="update foundation.Hold")
def release_hold(request: ActorRequest):
    """Say that this restored installation is the one in use: what waited leaves, and mail is fetched again."""
    actions.release(request.actor)
    return Status(204, None)
