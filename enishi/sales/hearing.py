"""What sales does when the rooms below act. Runs in the transaction of the act."""

from collections.abc import Sequence

from enishi.foundation.events import Heard
from enishi.sales.actions.pipelines import default_pipeline


def organisation_set_up(heard: Sequence[Heard]) -> None:
    """A company that starts has a way for its deals to go."""
    default_pipeline()
