"""What a domain's DNS says about who may send its mail: SPF (RFC 7208), DKIM (6376), DMARC (7489). Pure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

SPF, DKIM, DMARC = "spf", "dkim", "dmarc"
# Names under which mail services commonly keep their key; which one it is stands in no DNS.
SELECTORS = ("default", "google", "selector1", "selector2", "s1", "s2", "k1", "mail", "dkim", "enishi")
SPF_RECORD = re.compile(r"v=spf1(?:\s|$)", re.IGNORECASE)
DMARC_RECORD = re.compile(r"v=DMARC1\s*(?:;|$)", re.IGNORECASE)
NUMBERS = re.compile(r"[0-9.]+")
KEY = re.compile(r"(?:^|;)\s*p=\s*([A-Za-z0-9+/=\s]+)")
POLICY = re.compile(r"(?:^|;)\s*p=\s*(none|quarantine|reject)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Proof:
    """`state`: ok, weak, missing, several, wrong or unreachable; `host` is the name its record stands under; `record` what
    to add there, "" if nothing."""

    name: str
    state: str
    host: str
    found: tuple[str, ...] = ()
    record: str = ""


# Texts under a name; None where DNS did not answer.
Answers = Mapping[str, Sequence[str] | None]


def asked(domain: str) -> list[str]:
    """The names whose texts are needed."""
    return [domain, f"_dmarc.{domain}", *(f"{one}._domainkey.{domain}" for one in SELECTORS)]


def judged(domain: str, server: str, address: str, answers: Answers) -> list[Proof]:
    """The three proofs of a domain that sends through this server."""
    return [
        _spf(domain, server, answers.get(domain)),
        _dkim(domain, answers),
        _dmarc(domain, address, answers.get(f"_dmarc.{domain}")),
    ]


def _spf(domain: str, server: str, texts: Sequence[str] | None) -> Proof:
    record = f"v=spf1 {'ip4' if NUMBERS.fullmatch(server) else 'a'}:{server} ~all"
    if texts is None:
        return Proof(SPF, "unreachable", domain)
    found = tuple(text for text in texts if SPF_RECORD.match(text))
    if not found:
        return Proof(SPF, "missing", domain, record=record)
    if len(found) > 1:
        return Proof(SPF, "several", domain, found)
    words = found[0].lower().split()
    if "+all" in words or "all" in words:
        return Proof(SPF, "wrong", domain, found, found[0].lower().replace("+all", "~all"))
    # Who ends with ?all, or says nothing, forbids nobody.
    ends = any(word in ("-all", "~all") or word.startswith("redirect=") for word in words)
    return Proof(SPF, "ok" if ends else "weak", domain, found)


def _dkim(domain: str, answers: Answers) -> Proof:
    names = [f"{one}._domainkey.{domain}" for one in SELECTORS]
    if all(answers.get(name) is None for name in names):
        return Proof(DKIM, "unreachable", names[0])
    for name in names:
        for text in answers.get(name) or ():
            match = KEY.search(text)
            if match and match[1].strip():
                return Proof(DKIM, "ok", name, (text,))
    return Proof(DKIM, "missing", names[0])


def _dmarc(domain: str, address: str, texts: Sequence[str] | None) -> Proof:
    host = f"_dmarc.{domain}"
    if texts is None:
        return Proof(DMARC, "unreachable", host)
    found = tuple(text for text in texts if DMARC_RECORD.match(text))
    if not found:
        return Proof(DMARC, "missing", host, record=f"v=DMARC1; p=none; rua=mailto:{address}")
    if len(found) > 1:
        return Proof(DMARC, "several", host, found)
    policy = POLICY.search(found[0])
    if policy is None:
        return Proof(DMARC, "wrong", host, found, f"v=DMARC1; p=none; rua=mailto:{address}")
    return Proof(DMARC, "weak" if policy[1].lower() == "none" else "ok", host, found)
