"""What may be attached, and what may be handed out. Pure."""

from enishi.foundation.errors import BadInput, Refusal

# Whoever gathers files before the record is there: forms and replies that were never sent.
MOST_DRAFTS = 100

CLEAN, INFECTED, NOT_SCANNED, PENDING = "clean", "infected", "not_scanned", "pending"


class EmptyFile(BadInput):
    """No bytes came: a file that was still being written, or a folder."""

    code = "file.empty"


class TooLargeFile(Refusal):
    """Larger than one attached file may be."""

    code = "file.too_large"
    status = 413


class TooManyFiles(Refusal):
    """The record has as many files as it takes."""

    code = "file.too_many"


class QuotaFull(Refusal):
    """The installation has used up what its operator gives to files."""

    code = "file.quota_full"
    status = 507


class DiskFull(Refusal):
    """The disk of the store takes no more."""

    code = "file.disk_full"
    status = 507


class StoreUnavailable(Refusal):
    """The store cannot be written to: read-only, gone, out of order."""

    code = "file.unavailable"
    status = 503


class FileDamaged(Refusal):
    """The bytes are gone, or are not those that were kept."""

    code = "file.damaged"
    status = 500


class Infected(Refusal):
    """The scanner found something in it: it stays, and is given to nobody."""

    code = "file.infected"


class BeingScanned(Refusal):
    """The scanner has not answered yet."""

    code = "file.being_scanned"


def check_size(size: int, *, most: int) -> None:
    if size > most:
        raise TooLargeFile(megabytes=most // 1_000_000)
    if size == 0:
        raise EmptyFile(fields={"file": "empty_file"})


def check_count(there: int, coming: int, *, most: int) -> None:
    if there + coming > most:
        raise TooManyFiles(most=most)


def check_quota(used: int, coming: int, *, most: int) -> None:
    """`most` bytes for all files together; 0 sets no bound."""
    if most and used + coming > most:
        raise QuotaFull(megabytes=most // 1_000_000)


def check_handed_out(scan: str) -> None:
    """Refuse what a scanner has condemned, or is just looking at."""
    if scan == INFECTED:
        raise Infected()
    if scan == PENDING:
        raise BeingScanned()


def check_attached(scan: str) -> None:
    """Refuse to hang on a record what is known to be infected."""
    if scan == INFECTED:
        raise Infected()
