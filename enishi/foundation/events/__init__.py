"""The one event log: append-only, written in the action's transaction, read by everything else."""

from enishi.foundation.events.bus import Heard, Listener, listeners, on
from enishi.foundation.events.record import Change, gathered, note, record, record_many

__all__ = ["Change", "Heard", "Listener", "gathered", "listeners", "note", "on", "record", "record_many"]
