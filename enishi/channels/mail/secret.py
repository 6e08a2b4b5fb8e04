"""The secret our reply addresses and Message-IDs are sealed with: made of the installation's own, for this use alone."""

import hmac
from functools import cache
from hashlib import sha256

from django.conf import settings


@cache
def mail_secret() -> bytes:
    # Of the oldest key that is still taken: customers hold reply addresses made with it.
    oldest = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS][-1]
    return hmac.new(oldest.encode(), b"mail: names of what we send", sha256).digest()
