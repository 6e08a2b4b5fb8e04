"""Django's entry to the room; what it declares stands in `wiring`."""

from enishi.foundation.room import RoomConfig


class BondConfig(RoomConfig):
    default = True
    name = "enishi.bond"
    label = "bond"
