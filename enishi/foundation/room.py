"""How a room joins the house: at start-up its `wiring` module says what it owns and what it hears."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.module_loading import module_has_submodule


class RoomConfig(AppConfig):
    """Base of every room's app config: imports the room's `wiring` once all models are loaded."""

    def ready(self) -> None:
        if self.module is not None and module_has_submodule(self.module, "wiring"):
            import_module(f"{self.name}.wiring")
