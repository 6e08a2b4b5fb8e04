"""What sales does when the rooms below act. Runs in the transaction of the act."""

from collections.abc import Sequence

from enishi.foundation.events import Heard
from enishi.sales.actions.pipelines import default_pipeline
from enishi.sales.approvals.actions import give as give
from enishi.sales.models import ApprovalStep, Quote
from enishi.staff.notices.registry import Concern, those


def organisation_set_up(heard: Sequence[Heard]) -> None:
    """A company that starts has a way for its deals to go."""
    default_pipeline()


def seller_of(heard: Heard) -> Concern:
    """Whoever leads the deal of a quote that a customer did something with."""
    assert isinstance(heard.row, Quote)
    return Concern(heard.row, those(heard.row.deal.owner_id))


def approver_of(heard: Heard) -> Concern:
    """Whoever is asked for leave now."""
    assert isinstance(heard.row, ApprovalStep)
    return Concern(heard.row, those(heard.row.person_id))
