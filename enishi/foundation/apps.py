"""Django's entry to the ground floor; what it declares stands in `wiring`."""

from enishi.foundation.room import RoomConfig


class FoundationConfig(RoomConfig):
    default = True
    name = "enishi.foundation"
    label = "foundation"
