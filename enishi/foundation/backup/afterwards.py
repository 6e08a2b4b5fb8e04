"""What rooms above do to a restored installation before anybody sees it, as part of the restore itself."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple


class Afterwards(NamedTuple):
    """`what` was done, to how many, and whether what tells of it was found at all."""

    what: str
    done: int
    is_known: bool


# Called with the archive, and the files an operator names beside it.
After = Callable[[Path, Sequence[Path]], Afterwards]
_after: list[After] = []


def after_restore(do: After) -> None:
    """Declare it. Called once, from a room's wiring."""
    _after.append(do)


def do_all(archive: Path, named: Sequence[Path]) -> list[Afterwards]:
    return [do(archive, named) for do in _after]
