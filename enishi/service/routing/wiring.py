"""What routing declares at start-up."""

from datetime import timedelta

from enishi.foundation.authz import Ownership, register
from enishi.foundation.jobs import every

LABEL = "service.RoutingSettings"


def declare() -> None:
    """Once, from the room's own wiring."""
    register(LABEL, Ownership("sla_policies"))
    every(timedelta(minutes=1), "service.routing.place")
