"""Every write on leads, pipelines and deals."""

from enishi.sales.actions.closing import close_deal, lose_deal, reopen_deal
from enishi.sales.actions.deals import create_deal, move_deal, update_deal
from enishi.sales.actions.leads import (
    convert_lead,
    create_lead,
    disqualify_lead,
    reopen_lead,
    take_lead,
    update_lead,
)
from enishi.sales.actions.pipelines import ensure_default_pipeline, update_stage
from enishi.sales.actions.unconverting import unconvert_lead

__all__ = [
    "close_deal",
    "convert_lead",
    "create_deal",
    "create_lead",
    "disqualify_lead",
    "ensure_default_pipeline",
    "lose_deal",
    "move_deal",
    "reopen_deal",
    "reopen_lead",
    "take_lead",
    "unconvert_lead",
    "update_deal",
    "update_lead",
    "update_stage",
]
