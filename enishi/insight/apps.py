"""Django's entry to the room; what it declares stands in `wiring`."""

from enishi.foundation.room import RoomConfig


class InsightConfig(RoomConfig):
    default = True
    name = "enishi.insight"
    label = "insight"
