"""What a mail server says it checked about the sender (RFC 8601). Whether that server is ours, the caller knows."""

import re

from enishi.channels.mail.understand import headers

# Anybody may write such a header; our own server puts its own above all others.
HEAD = 64_000
PASSED = re.compile(r"[;\s]dmarc\s?=\s?pass\b", re.IGNORECASE)


def vouched_by(raw: bytes) -> tuple[str, bool]:
    """The server that wrote the uppermost Authentication-Results, and whether it found the sender's domain genuine."""
    found = headers.read(raw, 0, min(len(raw), HEAD)).get("authentication-results")
    server, _, results = found.partition(";")
    name = server.split()[0].lower() if server.strip() else ""
    return name, bool(PASSED.search(f";{results}"))
