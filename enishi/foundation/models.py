"""Every table of the ground floor, gathered where Django looks for them."""

from enishi.foundation.backup.models import Backup
from enishi.foundation.documents.models import Content
from enishi.foundation.events.models import Event, EventSeal, EventValues
from enishi.foundation.files.models import FileTrouble, LooseBytes, StoredFile
from enishi.foundation.hold.models import Hold
from enishi.foundation.http.idempotency import IdempotencyKey
from enishi.foundation.ids import Sequence
from enishi.foundation.jobs.models import Job
from enishi.foundation.search.models import SearchRow

__all__ = [
    "Backup",
    "Content",
    "Event",
    "EventSeal",
    "EventValues",
    "FileTrouble",
    "Hold",
    "IdempotencyKey",
    "Job",
    "LooseBytes",
    "SearchRow",
    "Sequence",
    "StoredFile",
]
