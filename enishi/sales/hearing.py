"""What sales does when the rooms below act. Runs in the transaction of the act."""

from collections.abc import Sequence

from enishi.foundation.events import Heard
from enishi.sales.actions.pipelines import default_pipeline
from enishi.sales.models import Quote
from enishi.staff.notices.registry import Concern, those


def organisation_set_up(heard: Sequence[Heard]) -> None:
    """A company that starts has a way for its deals to go."""
    default_pipeline()


def seller_of(heard: Heard) -> Concern:
    """Whoever leads the deal of a quote that a customer did something with."""
    assert isinstance(heard.row, Quote)
    return Concern(heard.row, those(heard.row.deal.owner_id))


def manager_of(heard: Heard) -> Concern:
    """Whoever leads the team of the seller whose discount waits for leave."""
    assert isinstance(heard.row, Quote)
    owner = heard.row.deal.owner
    return Concern(heard.row, those(owner.team.manager_id if owner and owner.team else None))
