"""The address in a mail by which its reader asks for no more of them: it holds for ever, and opens nothing else."""

from uuid import UUID

from django.conf import settings
from django.core import signing

from enishi.foundation.authz import LinkHolder
from enishi.foundation.errors import NotFound
from enishi.sales.sequences.models import Enrolment

SALT = "enishi.sequence.no-more"


def address_of(enrolment: Enrolment) -> str:
    return f"{settings.BASE_URL}/u/{signing.Signer(salt=SALT).sign(str(enrolment.uid))}"


def holder_of(key: str, language: str) -> LinkHolder:
    """Whoever opened such an address. Raises NotFound for one that is not ours."""
    try:
        uid = UUID(signing.Signer(salt=SALT).unsign(key))
    except (signing.BadSignature, ValueError):
        raise NotFound() from None
    return LinkHolder(Enrolment._meta.label, uid, language=language)
