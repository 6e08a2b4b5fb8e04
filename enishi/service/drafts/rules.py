"""Who takes over what somebody began to write, and what becomes of two beginnings. Pure."""

from enishi.foundation.errors import Refusal

MODES = ("reply", "customer", "note")


class AuthorStillHere(Refusal):
    """A draft is taken over only from somebody who works here no longer."""

    code = "draft.author_still_here"


def check_left(author_is_active: bool) -> None:
    if author_is_active:
        raise AuthorStillHere()


def joined(own: str, theirs: str) -> str:
    """One's own beginning first, the other's below it; nothing is lost."""
    return "\n\n".join(part for part in (own.rstrip(), theirs.strip()) if part)
