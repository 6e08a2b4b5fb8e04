"""Django's entry to the room; what it declares stands in `wiring`."""

from enishi.foundation.room import RoomConfig


class ChannelsConfig(RoomConfig):
    default = True
    name = "enishi.channels"
    label = "enishi_channels"
