"""Figures for the operator's monitoring, in Prometheus' form. They hold no personal data and no ids.

What happens in this process is counted as it happens; what is kept in rows is counted when somebody asks.
Rooms add their own figures at start-up (`kept`).
"""

import platform
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db import connection
from django.http import HttpRequest
from prometheus_client import CollectorRegistry, Counter, Histogram, Info, ProcessCollector
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from enishi import __version__
from enishi.foundation.config import config

Rows = Iterable[tuple[tuple[str, ...], float]]
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
# Seconds. Most answers take a few milliseconds; past ten a proxy gives up.
BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
IS_ON = bool(config["METRICS_TOKEN"] or config["METRICS_FROM"])

registry = CollectorRegistry()
ProcessCollector(registry=registry)
REQUESTS = Counter(
    "enishi_http_requests", "Requests answered.", ["method", "route", "status"], registry=registry
)
SECONDS = Histogram(
    "enishi_http_request_seconds",
    "Time to answer, in seconds.",
    ["method", "route"],
    buckets=BUCKETS,
    registry=registry,
)
SIGN_INS_REFUSED = Counter(
    "enishi_sign_ins_refused",
    "Wrong passwords, second factors and tokens.",
    ["way"],
    registry=registry,
)
Info("enishi_build", "What runs here.", registry=registry).info(
    {"version": __version__, "python": platform.python_version(), "database": connection.vendor}
)


@dataclass(frozen=True)
class Kept:
    """A figure counted from rows: one number for each set of labels that `read` gives."""

    name: str
    about: str
    labels: Sequence[str]
    read: Callable[[], Rows]


_kept: list[Kept] = []


def kept(name: str, about: str, labels: Sequence[str], read: Callable[[], Rows]) -> None:
    """Add a figure that is counted from rows each time somebody asks."""
    _kept.append(Kept(name, about, labels, read))


class FromRows(Collector):
    """All figures counted from rows."""

    def describe(self) -> list[Metric]:
        """Nothing is said before it is asked for: the registry would count at start-up."""
        return []

    def collect(self) -> Iterator[Metric]:
        for figure in _kept:
            family = GaugeMetricFamily(figure.name, figure.about, labels=figure.labels)
            for labels, value in figure.read():
                family.add_metric(labels, value)
            yield family


registry.register(FromRows())


def answered(request: HttpRequest, status: int, seconds: float) -> None:
    """Count a request that was answered; nothing while nobody may ask for the figures."""
    if not IS_ON:
        return
    method = request.method if request.method in METHODS else "other"
    route = _route(request)
    REQUESTS.labels(method, route, str(status)).inc()
    SECONDS.labels(method, route).observe(seconds)


def _route(request: HttpRequest) -> str:
    """The route's pattern, never the address: an address has ids, and anybody may make up new ones."""
    match = request.resolver_match
    if match is None:
        return "static" if request.path.startswith(settings.STATIC_URL) else "none"
    return "web app" if match.route.startswith("^") else match.route


def pool() -> Rows:
    """Connections of this process to PostgreSQL; SQLite has none to share."""
    shared = getattr(connection, "pool", None) if connection.vendor == "postgresql" else None
    told = shared.get_stats() if shared else {}
    return [((name,), value) for name, value in told.items() if name.startswith(("pool_", "requests_"))]


kept("enishi_database_pool", "Connections to PostgreSQL, and who waits for one.", ["figure"], pool)
