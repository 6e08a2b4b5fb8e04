"""Django's entry to the room; what it declares stands in `wiring`."""

from enishi.foundation.room import RoomConfig


class InteractionsConfig(RoomConfig):
    default = True
    name = "enishi.interactions"
    label = "interactions"
