"""The seam over HTTP."""

from enishi.bond.api.handovers import router as handovers
from enishi.bond.api.promises import router as promises
from enishi.bond.api.sides import router as sides

__all__ = ["handovers", "promises", "sides"]
