"""Figures for the operator: right, without personal data, and only for whom the operator named."""

from datetime import timedelta

import pytest
from django.test import Client
from prometheus_client.parser import text_string_to_metric_families

from enishi.foundation import clock, metrics
from enishi.foundation.config import config
from enishi.foundation.jobs import enqueue
from enishi.foundation.jobs.models import Job
from enishi.foundation.jobs.worker import claim

TOKEN = "only-the-monitoring-knows"
BEARER = {"authorization": f"Bearer {TOKEN}"}


@pytest.fixture
def open_to(monkeypatch):
    """`open_to(METRICS_TOKEN=…)`: the operator's settings."""

    def choose(**given):
        given = {"METRICS_TOKEN": "", "METRICS_FROM": ""} | given
        real = type(config).__getitem__
        chosen = lambda self, name: given[name] if name in given else real(self, name)  # noqa: E731
        monkeypatch.setattr(type(config), "__getitem__", chosen)
        monkeypatch.setattr(metrics, "IS_ON", True)

    return choose


def figures(headers=BEARER):
    told = Client().get("/metrics", headers=headers)
    assert told.status_code == 200
    families = text_string_to_metric_families(told.content.decode())
    return {(s.name, *sorted(s.labels.items())): s.value for family in families for s in family.samples}


def counted(before, after, name, **labels):
    key = (name, *sorted(labels.items()))
    return after.get(key, 0) - before.get(key, 0)


def test_there_are_no_figures_unless_the_operator_says_for_whom(db, open_to):
    open_to()
    assert Client().get("/metrics", headers=BEARER).status_code == 404


@pytest.mark.parametrize(
    ("settings", "headers", "place", "status"),
    [
        ({"METRICS_TOKEN": TOKEN}, BEARER, "203.0.113.9", 200),
        ({"METRICS_TOKEN": TOKEN}, {"authorization": "Bearer another-token-altogether"}, "127.0.0.1", 404),
        ({"METRICS_TOKEN": TOKEN}, {}, "127.0.0.1", 404),
        ({"METRICS_FROM": "10.0.8.0/24, ::1"}, {}, "10.0.8.77", 200),
        ({"METRICS_FROM": "10.0.8.0/24"}, {}, "10.0.9.1", 404),
        ({"METRICS_FROM": "10.0.8.0/24"}, {"x-forwarded-for": "10.0.8.77"}, "203.0.113.9", 404),
        ({"METRICS_FROM": "10.0.8.0/24", "METRICS_TOKEN": TOKEN}, {}, "10.0.8.77", 404),
        ({"METRICS_FROM": "10.0.8.0/99"}, {}, "10.0.8.77", 404),
    ],
)
def test_b64_figures_are_for_the_token_and_the_networks_named(db, open_to, settings, headers, place, status):
    open_to(**settings)
    assert Client().get("/metrics", headers=headers, REMOTE_ADDR=place).status_code == status


def test_requests_are_counted_by_route_and_never_by_address(api, sales_rep, open_to):
    open_to(METRICS_TOKEN=TOKEN)
    before, client = figures(), api(sales_rep)
    for _ in range(3):
        client.get("/accounts/0199a3c2-0000-7000-8000-00000000abcd")
    client.http.generic("BREW", "/healthz")
    after = figures()
    route = "api/v1/accounts/<account_id>"
    assert counted(before, after, "enishi_http_requests_total", method="GET", route=route, status="404") == 3
    assert counted(before, after, "enishi_http_request_seconds_count", method="GET", route=route) == 3
    assert (
        counted(before, after, "enishi_http_requests_total", method="other", route="healthz", status="200")
        == 1
    )
    assert not any("0199a3c2" in str(key) or sales_rep.name in str(key) for key in after)


def test_the_outbox_is_told_by_job_and_state(db, open_to):
    open_to(METRICS_TOKEN=TOKEN)
    Job.objects.all().delete()
    now = clock.now()
    enqueue("automation.deliver", delivery_id=0, version=1)
    claim()
    enqueue("automation.deliver", delivery_id=1, version=1, due=now - timedelta(minutes=5))
    enqueue("automation.deliver", delivery_id=2, version=1, due=now + timedelta(hours=1))
    enqueue("foundation.upkeep.clear_finished")
    Job.objects.filter(path__endswith="clear_finished").update(dead=True, attempts=5, error="x", done_at=None)
    after = figures()
    jobs = {key[1:]: n for key, n in after.items() if key[0] == "enishi_outbox_jobs"}
    assert {(dict(labels)["job"], dict(labels)["state"]): n for labels, n in jobs.items()} == {
        ("automation.deliver", "running"): 1,
        ("automation.deliver", "waiting"): 1,
        ("automation.deliver", "planned"): 1,
        ("foundation.upkeep.clear_finished", "failed"): 1,
    }
    assert 300 <= after[("enishi_outbox_oldest_seconds",)] < 400


def test_a_wrong_token_is_counted(db, open_to):
    open_to(METRICS_TOKEN=TOKEN)
    before = figures()
    Client().get("/api/v1/accounts", headers={"authorization": "Bearer eni_nobodys"})
    assert counted(before, figures(), "enishi_sign_ins_refused_total", way="token") == 1


def test_what_runs_here_is_told(db, open_to):
    open_to(METRICS_TOKEN=TOKEN)
    after = figures()
    build = [dict(key[1:]) for key in after if key[0] == "enishi_build_info"]
    assert [set(one) for one in build] == [{"version", "python", "database"}]
    assert ("process_resident_memory_bytes",) in after
