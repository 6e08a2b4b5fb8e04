"""`/metrics`: the figures, for whom the operator named, and not there at all for anybody else."""

import secrets
from ipaddress import ip_address, ip_network

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from prometheus_client.exposition import choose_encoder

from enishi.foundation.config import config
from enishi.foundation.http.limits import place_of
from enishi.foundation.metrics import registry


@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """All figures as text. Whoever may not read them gets what an address gets that nobody knows."""
    if not _may_read(request):
        return HttpResponse("Not found\n", status=404, content_type="text/plain; charset=utf-8")
    write, kind = choose_encoder(request.headers.get("Accept", ""))
    return HttpResponse(write(registry), content_type=kind, headers={"Cache-Control": "no-store"})


def _may_read(request: HttpRequest) -> bool:
    """With a token, by the token; with networks, from there; with both, by both; with neither, nobody."""
    token, networks = config["METRICS_TOKEN"], config["METRICS_FROM"]
    if not token and not networks:
        return False
    given = request.headers.get("Authorization", "").removeprefix("Bearer ").strip()
    has_token = not token or secrets.compare_digest(given.encode(), token.encode())
    return has_token and (not networks or _is_from(networks, place_of(request)))


def _is_from(networks: str, place: str) -> bool:
    try:
        address = ip_address(place)
        return any(address in ip_network(one.strip(), strict=False) for one in networks.split(","))
    except ValueError:
        return False
