"""What service does when the rooms below act. Runs in the transaction of the act."""

from collections.abc import Sequence

from enishi.foundation.events import Heard
from enishi.foundation.jobs import enqueue


def calendar_changed(heard: Sequence[Heard]) -> None:
    """Other hours mean other targets; counting them is left to the background."""
    enqueue("service.retime", after=0)
