"""`python tools/smoke.py URL`: a server started from the wheel answers, with the web app inside. Standard library only."""

import re
import sys
import time
import urllib.error
import urllib.request

OPERATIONS = 40
PATIENCE = 30


def get(url: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(url, timeout=10) as answer:
            return answer.status, answer.read().decode("utf-8")
    except urllib.error.HTTPError as refusal:
        return refusal.code, refusal.read().decode("utf-8", "replace")


def wait_for(url: str) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            get(url)
        except OSError:
            time.sleep(0.2)
        else:
            return
    sys.exit(f"{url} did not answer within {PATIENCE} s")


def faults(base: str) -> list[str]:
    found = []
    health, _ = get(f"{base}/healthz")
    described, api = get(f"{base}/api/v1/openapi.json")
    unsigned, _ = get(f"{base}/api/v1/accounts")
    first, page = get(base)
    scripts = re.findall(r'<script[^>]*\ssrc="([^"]+)"', page)
    operations = len(re.findall(r'"operationId"', api))
    if health != 200:
        found.append(f"/healthz answered {health}")
    if described != 200 or operations < OPERATIONS:
        found.append(
            f"/api/v1/openapi.json answered {described} with {operations} operations of {OPERATIONS}"
        )
    if unsigned != 401:
        found.append(f"/api/v1/accounts answered {unsigned} to a stranger, not 401")
    if first != 200 or not scripts:
        found.append(f"the first page answered {first} and names no script: the web app is not inside")
    found += [f"{src} is not root-relative" for src in scripts if not src.startswith("/")]
    found += [f"{src} is missing" for src in scripts if src.startswith("/") and get(base + src)[0] != 200]
    return found


def main(base: str) -> int:
    wait_for(f"{base}/healthz")
    found = faults(base)
    print("\n".join(found) or f"{base} serves the API and the web app")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
