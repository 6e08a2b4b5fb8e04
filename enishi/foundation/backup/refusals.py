"""Why a backup was not made or not restored: each says what is wrong and what to do."""

from enishi.foundation.errors import Refusal


class NotABackup(Refusal):
    """The file is something else."""

    code = "backup.not_one"


class NewerFormat(Refusal):
    """A later version of the product wrote it."""

    code = "backup.newer"


class Truncated(Refusal):
    """The file ends too early: the disk was full, or the copy was cut short."""

    code = "backup.truncated"


class Damaged(Refusal):
    """Bytes of it are not what was written."""

    code = "backup.damaged"


class NoKey(Refusal):
    """There is no key to open or make it with."""

    code = "backup.no_key"


class WrongKey(Refusal):
    """It was sealed with another key."""

    code = "backup.wrong_key"


class MistypedKey(Refusal):
    """The recovery key's check letters do not fit: a letter is wrong or missing."""

    code = "backup.mistyped_key"


class NotEmpty(Refusal):
    """Restoring would write over something."""

    code = "backup.not_empty"


class Exists(Refusal):
    """A backup never writes over a file."""

    code = "backup.exists"


class Busy(Refusal):
    """Another process writes the same file just now."""

    code = "backup.busy"


class NoRoom(Refusal):
    """The disk is full, or would be."""

    code = "backup.no_room"


class FileDamaged(Refusal):
    """A kept file is not what its name says: a backup of it would be no backup."""

    code = "backup.file_damaged"


class Unfit(Refusal):
    """The database does not take a row of the backup."""

    code = "backup.unfit"


class KeysDiffer(Refusal):
    """The settings name field keys that do not open what the backup holds."""

    code = "backup.keys_differ"
