"""Django's entry to the room; what it declares stands in `wiring`."""

from enishi.foundation.room import RoomConfig


class StaffConfig(RoomConfig):
    default = True
    name = "enishi.staff"
    label = "staff"
