"""The secret our reply addresses and Message-IDs are sealed with: made of the installation's own, for this use alone."""

import hmac
from functools import cache
from hashlib import sha256

from django.conf import settings


@cache
def mail_secret() -> bytes:
    return hmac.new(settings.SECRET_KEY.encode(), b"mail: names of what we send", sha256).digest()
