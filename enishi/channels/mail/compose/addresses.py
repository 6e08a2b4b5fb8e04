"""Addresses as a mail server takes them. Old addresses of Japanese carriers (`a..b@docomo.ne.jp`) break RFC 5322 unless
their local part stands in quotes; everything that could be more than one address is refused (B56)."""

import re

LONGEST_LOCAL, LONGEST = 64, 254
ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]"
DOT_ATOM = re.compile(rf"{ATOM}+(?:\.{ATOM}+)*")
# What a carrier once sold: atoms and dots in any order.
CARRIER = re.compile(rf"(?:{ATOM}|\.)+")
QUOTED = re.compile(r'"((?:[^"\\\x00-\x1f\x7f-\U0010ffff]|\\[ -~])+)"')
ESCAPED = re.compile(r"\\(.)")
LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
FULL_STOPS = str.maketrans("。．｡", "...")


class Unaddressable(ValueError):
    """No mail can be sent to what was written."""


def for_servers(address: str) -> str:
    """The address with what must be quoted in quotes and its domain in ASCII. Raises Unaddressable."""
    local, at, domain = address.strip().rpartition("@")
    if not at:
        raise Unaddressable(address)
    found = f"{_local(local)}@{_domain(domain)}"
    if len(found) > LONGEST:
        raise Unaddressable(address)
    return found


def bare(address: str) -> str:
    """The same without quotes and in small letters: to compare two addresses, never to send to."""
    local, _, domain = address.strip().rpartition("@")
    match = QUOTED.fullmatch(local)
    plain = ESCAPED.sub(r"\1", match[1]) if match else local
    return f"{plain}@{domain}".lower()


def _local(local: str) -> str:
    if not local or len(local) > LONGEST_LOCAL:
        raise Unaddressable(local)
    if DOT_ATOM.fullmatch(local) or QUOTED.fullmatch(local):
        return local
    if CARRIER.fullmatch(local):
        return f'"{local}"'
    raise Unaddressable(local)


def _domain(domain: str) -> str:
    try:
        written = domain.translate(FULL_STOPS).encode("idna").decode("ascii").lower()
    except UnicodeError:
        raise Unaddressable(domain) from None
    labels = written.split(".")
    if not all(LABEL.fullmatch(label) for label in labels):
        raise Unaddressable(domain)
    return written
