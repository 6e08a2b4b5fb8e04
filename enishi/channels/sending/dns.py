"""Asking DNS for texts, all names at once, within a few seconds."""

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor

from dns import exception, resolver

SECONDS = 4.0


def texts(names: Iterable[str]) -> dict[str, list[str] | None]:
    """The TXT records under each name; none where there are none, None where nobody answered."""
    asked = list(names)
    with ThreadPoolExecutor(max_workers=max(1, len(asked))) as pool:
        return dict(zip(asked, pool.map(_texts, asked), strict=True))


def _texts(name: str) -> list[str] | None:
    try:
        answer = resolver.resolve(name, "TXT", lifetime=SECONDS, search=False)
    except (resolver.NXDOMAIN, resolver.NoAnswer):
        return []
    # No name server, none that answers, or a name none would take.
    except (exception.DNSException, OSError):
        return None
    return [b"".join(record.strings).decode("utf-8", "replace")[:2000] for record in answer]
