"""Keeping the bytes of a document, and giving them back only when they are what was kept."""

import hashlib

from enishi.foundation.documents.models import Content
from enishi.foundation.errors import Refusal


class Damaged(Refusal):
    """The bytes are not those that were kept: somebody has changed them behind the product's back."""

    code = "document_damaged"
    status = 500


def keep(content: bytes) -> Content:
    """Keep bytes inside an action; what is there already is not written again."""
    digest = hashlib.sha256(content).hexdigest()
    row, _ = Content.objects.get_or_create(sha256=digest, defaults={"size": len(content), "content": content})
    return row


def content_of(sha256: str) -> bytes:
    """The bytes as they were kept. One SQL."""
    content = bytes(Content.objects.get(pk=sha256).content)
    if hashlib.sha256(content).hexdigest() != sha256:
        raise Damaged()
    return content
