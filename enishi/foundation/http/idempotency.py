"""A POST with an Idempotency-Key is answered once: its row is written inside the act's own transaction."""

import hashlib
from collections.abc import Callable
from datetime import timedelta

from django.db import models, transaction
from django.http import HttpRequest, HttpResponse

from enishi.foundation import clock
from enishi.foundation.actions import one_transaction
from enishi.foundation.authz import Actor
from enishi.foundation.errors import BadInput, KeyReused
from enishi.foundation.http.answers import JSON

LIFETIME = timedelta(hours=24)
LONGEST = 200


class IdempotencyKey(models.Model):
    """A key as its sender knows it, the request it stood for, and the answer given."""

    sender = models.CharField(max_length=40)
    key = models.CharField(max_length=LONGEST)
    fingerprint = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(default=0)
    body = models.BinaryField(default=b"")
    etag = models.CharField(max_length=40, blank=True)
    made_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sender", "key"], name="one_answer_a_key")]


def answer_once(
    request: HttpRequest, actor: Actor, key: str, answer: Callable[[], HttpResponse]
) -> HttpResponse:
    """Answer, remembering the answer under the key; or give the remembered answer again.

    The unique key decides between two at once: the second waits for the first and repeats its answer.
    """
    if not key or len(key) > LONGEST or not key.isascii():
        raise BadInput(fields={"Idempotency-Key": "invalid"})
    sender = f"{actor.kind}:{actor.id}"
    fingerprint = hashlib.sha256(f"{request.method} {request.path}\n".encode() + request.body).hexdigest()
    with one_transaction():
        IdempotencyKey.objects.filter(sender=sender, key=key, made_at__lt=clock.now() - LIFETIME).delete()
        row, first = IdempotencyKey.objects.get_or_create(
            sender=sender, key=key, defaults={"fingerprint": fingerprint}
        )
        if not first:
            return _repeat(row, fingerprint)
        response = answer()
        if response.status_code >= 400:
            transaction.set_rollback(True)
            return response
        row.status, row.body = response.status_code, bytes(response.content)
        row.etag = response.get("ETag", "")
        row.save(update_fields=["status", "body", "etag"])
        return response


def _repeat(row: IdempotencyKey, fingerprint: str) -> HttpResponse:
    if row.fingerprint != fingerprint:
        raise KeyReused()
    response = HttpResponse(bytes(row.body), status=row.status, content_type=JSON)
    if row.etag:
        response["ETag"] = row.etag
    response["Idempotency-Replayed"] = "true"
    return response
