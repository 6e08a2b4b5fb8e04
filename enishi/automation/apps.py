"""Django's entry to the room; what it declares stands in `wiring`."""

from enishi.foundation.room import RoomConfig


class AutomationConfig(RoomConfig):
    default = True
    name = "enishi.automation"
    label = "automation"
