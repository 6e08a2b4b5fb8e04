"""Django's entry to the room; what it declares stands in `wiring`."""

from enishi.foundation.room import RoomConfig


class PrivacyConfig(RoomConfig):
    default = True
    name = "enishi.privacy"
    label = "privacy"
