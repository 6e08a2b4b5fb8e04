"""Django's entry to the room; what it declares stands in `wiring`."""

from enishi.foundation.room import RoomConfig


class ExchangeConfig(RoomConfig):
    default = True
    name = "enishi.exchange"
    label = "exchange"
