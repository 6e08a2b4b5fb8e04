"""The comparison board: eight rows, sales on the left, service on the right, what both share between."""

from enishi.insight.board.read import board

__all__ = ["board"]
