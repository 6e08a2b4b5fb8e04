"""`Refusal`: why the product would not do something. A rule raises it, one place turns it into words.

The code is also the catalogue key: `error.<code>.title` says what happened, `error.<code>.detail`
what to do. Subclasses stand beside the rule that raises them.
"""

from collections.abc import Mapping


class Refusal(Exception):
    """The base of every refusal. `params` fill the catalogue text; `fields` name bad inputs by code."""

    code = "refused"
    status = 409
    shows: tuple[str, ...] = ()

    def __init__(self, *, fields: Mapping[str, str] | None = None, **params: object) -> None:
        super().__init__(self.code)
        self.params = params
        self.fields = dict(fields or {})

    def words(self, language: str) -> Mapping[str, object]:
        """What fills the catalogue's text in a language; most refusals say the same in each."""
        return self.params


class NotSignedIn(Refusal):
    """Nobody is signed in, or the token is not valid any more."""

    code = "not_signed_in"
    status = 401


class NotAllowed(Refusal):
    """The row is visible, the act is not permitted."""

    code = "not_allowed"
    status = 403


class NotFound(Refusal):
    """No such row, or none the reader may see: the two are answered alike."""

    code = "not_found"
    status = 404


class Merged(Refusal):
    """The row was merged into another one, which the reader may see: `old` and `kept` are public ids."""

    code = "merged"
    status = 308


class BadInput(Refusal):
    """One or more fields cannot be taken as they are; `fields` maps a name to a catalogue key."""

    code = "bad_input"
    status = 400


class UnknownReference(BadInput):
    """A field points to a row that does not exist or that the reader may not see."""

    code = "unknown_reference"


class Stale(Refusal):
    """Somebody else changed the row first; `current` is what is stored now."""

    code = "stale"
    status = 409
    shows = ("current",)


class VersionMissing(Refusal):
    """A change without If-Match could overwrite another's work unseen."""

    code = "version_missing"
    status = 428


class KeyReused(Refusal):
    """An Idempotency-Key came again with another request."""

    code = "key_reused"
    status = 409
