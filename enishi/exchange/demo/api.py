"""The one click that puts a training installation back."""

from ninja import Status

from enishi.exchange.demo import training
from enishi.foundation.http import ActorRequest, Routes

router = Routes(tags=["installation"])


@router.post("/training/reset", response={204: None}, may="update staff.Organisation")
def reset_training(request: ActorRequest):
    """Put a training installation back to its beginning, within a minute; everybody signs in anew."""
    training.ask_for_reset(request.actor)
    return Status(204, None)
