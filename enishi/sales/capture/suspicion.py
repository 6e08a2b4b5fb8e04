"""What makes a post look as if a machine had sent it. Such a post is held, never lost. Pure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

# Nobody types a name, an address and a matter in less.
LEAST_SECONDS = 3
MOST_LINKS = 2
LINK = re.compile(r"https?://|www\.|\[url", re.IGNORECASE)
MARKUP = re.compile(r"</?[a-z][^>]*>|<script|javascript:|\[/?url", re.IGNORECASE)
# Where an address has nothing to do.
NAMES = ("company", "family_name", "given_name", "family_kana", "given_kana", "department", "title")
REASONS = ("trap", "no_token", "forged", "too_fast", "replayed", "links", "link_in_name", "markup")


@dataclass(frozen=True)
class Seen:
    """How a post came. `seconds`: between the page's opening and the post; None without its token."""

    seconds: int | None
    is_forged: bool = False
    is_replayed: bool = False
    trap: str = ""
    takes_foreign_posts: bool = False


def reasons(seen: Seen, values: Mapping[str, str], answers: Sequence[str]) -> list[str]:
    """All that speaks against a post, in a fixed order; none for one that is let in at once."""
    texts = [*values.values(), *answers]
    told = {
        "trap": bool(seen.trap.strip()),
        "no_token": seen.seconds is None and not seen.is_forged and not seen.takes_foreign_posts,
        "forged": seen.is_forged,
        "too_fast": seen.seconds is not None and seen.seconds < LEAST_SECONDS,
        "replayed": seen.is_replayed,
        "links": sum(len(LINK.findall(text)) for text in texts) > MOST_LINKS,
        "link_in_name": any(LINK.search(values.get(name, "")) for name in NAMES),
        "markup": any(MARKUP.search(text) for text in texts),
    }
    return [name for name in REASONS if told[name]]
