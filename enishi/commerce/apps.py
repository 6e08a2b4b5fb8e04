"""Django's entry to the room; what it declares stands in `wiring`."""

from enishi.foundation.room import RoomConfig


class CommerceConfig(RoomConfig):
    default = True
    name = "enishi.commerce"
    label = "commerce"
