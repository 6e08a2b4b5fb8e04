"""Django's entry to the room; what it declares stands in `wiring`."""

from enishi.foundation.room import RoomConfig


class ServiceConfig(RoomConfig):
    default = True
    name = "enishi.service"
    label = "service"
