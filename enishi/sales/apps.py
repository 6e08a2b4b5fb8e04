"""Django's entry to the room; what it declares stands in `wiring`."""

from enishi.foundation.room import RoomConfig


class SalesConfig(RoomConfig):
    default = True
    name = "enishi.sales"
    label = "sales"
