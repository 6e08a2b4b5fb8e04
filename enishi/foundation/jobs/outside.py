"""Work that reaches the outside: it waits where it is while the installation holds everything back."""

from enishi.foundation.hold import held

_outward: set[str] = set()


def outward(*names: str) -> None:
    """Declare that the jobs "room.function" speak to the outside, or listen to it. Called once, from a room's wiring."""
    _outward.update(names)


def is_outward(name: str) -> bool:
    return name in _outward


def held_paths() -> list[str]:
    """Paths of the jobs that have to wait just now; none in daily life."""
    return [path_of(name) for name in _outward] if held() else []


def path_of(name: str) -> str:
    """Where the function of "room.function" stands."""
    room, _, function = name.rpartition(".")
    return f"enishi.{room}.jobs.{function}"
