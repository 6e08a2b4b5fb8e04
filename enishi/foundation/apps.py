"""Django's entry to the ground floor; what it declares stands in `wiring`."""

from django.db.models import Field

from enishi.foundation.among import Among
from enishi.foundation.databases import read_instants_fast
from enishi.foundation.room import RoomConfig


class FoundationConfig(RoomConfig):
    default = True
    name = "enishi.foundation"
    label = "foundation"

    def ready(self) -> None:
        super().ready()
        read_instants_fast()
        Field.register_lookup(Among)
