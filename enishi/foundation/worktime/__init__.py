"""Working time: calendars of open hours, how long a clock has run on them and when it runs out.

Also business days, Japan's national holidays, fiscal years and the dates of payment terms and
contracts. Pure: "now" is always an argument.
"""

from enishi.foundation.worktime.budget import begun, course, due, elapsed, elapsed_each
from enishi.foundation.worktime.calendar import BadHours, Calendar, Frame, NoWorkingTime
from enishi.foundation.worktime.table import Clock, Table

__all__ = [
    "BadHours",
    "Calendar",
    "Clock",
    "Frame",
    "NoWorkingTime",
    "Table",
    "begun",
    "course",
    "due",
    "elapsed",
    "elapsed_each",
]
