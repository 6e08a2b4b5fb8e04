"""What will be won: from how long deals stay in each stage, and from deals that are not there yet.

Days are whole numbers, amounts whole minor units; how deals are told is in `spells`.
"""

from enishi.estimators.forecast.hazards import LOST, STAYS, WON, Hazards, Spell, fit
from enishi.estimators.forecast.outlook import Month, Open, Won, outlook, unborn

__all__ = ["LOST", "STAYS", "WON", "Hazards", "Month", "Open", "Spell", "Won", "fit", "outlook", "unborn"]
