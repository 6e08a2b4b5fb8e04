"""Django's entry to the room; what it declares stands in `wiring`."""

from enishi.foundation.room import RoomConfig


class CustomersConfig(RoomConfig):
    default = True
    name = "enishi.customers"
    label = "customers"
