"""A restored installation keeps to itself: what would leave waits, nothing is lost or given up, an owner ends it."""

from datetime import timedelta

import pytest
from django.core import mail as sent
from django.db import IntegrityError
from django_tasks import task

from enishi.automation.models import Webhook, WebhookDelivery
from enishi.foundation import clock, hold, mail
from enishi.foundation.hold import actions
from enishi.foundation.hold.models import Hold
from enishi.foundation.http import outbound
from enishi.foundation.jobs import enqueue, outward, worker
from enishi.foundation.jobs.models import Job
from enishi.foundation.jobs.periodic import _last_filled, every, fill_slots
from enishi.foundation.jobs.worker import MOST_ATTEMPTS, drain, run_one
from enishi.foundation.sealed import seal
from enishi.staff.models import User


@task()
def stray() -> None:
    """Speaks to the outside, and nobody declared it."""
    outbound.post("https://93.184.216.34/in", b"", {})


@pytest.fixture
def restored(cli, organisation) -> Hold:
    return actions.begin(cli, clock.now() - timedelta(hours=3))


@pytest.fixture
def called(monkeypatch) -> list[str]:
    """What would have left this machine: the addresses that were looked up, which is what comes first."""
    asked: list[str] = []

    def note(url, *how, **named):
        asked.append(url)
        raise outbound.Unreachable("refused")

    monkeypatch.setattr(outbound, "checked", note)
    return asked


@pytest.fixture
def delivery(db) -> WebhookDelivery:
    webhook = Webhook.objects.create(
        name="受け口", url="https://hooks.example/in", kinds=["deal.won"], secret=seal("s")
    )
    made = WebhookDelivery.objects.create(webhook=webhook, event_uid=webhook.uid, kind="deal.won", body={})
    enqueue("automation.deliver", delivery_id=made.pk, version=made.version)
    return made


def test_f30_a_restored_copy_sends_no_webhook_and_no_mail_until_an_owner_says_so(
    restored, delivery, called, owner, api
):
    reader = User.objects.get(pk=owner.user_id)
    reader.set_password("himawari-no-oka-26")
    reader.save()
    enqueue("staff.mail_reset", email=reader.email)
    assert drain() == 0
    assert called == []
    assert sent.outbox == []
    waiting = Job.objects.filter(done_at=None)
    assert {(job.attempts, job.dead, job.error) for job in waiting} == {(0, False, "")}
    assert api(owner).post("/hold/release").status_code == 204
    assert drain() == 2
    assert called == ["https://hooks.example/in"]
    assert [mail.to for mail in sent.outbox] == [[reader.email]]


def test_f30_each_door_to_the_outside_is_shut_whoever_comes(restored, called):
    with pytest.raises(hold.Held):
        outbound.send("GET", "https://hooks.example", b"", {})
    with pytest.raises(hold.Held):
        mail.send("a@b.example", "件名", "本文")
    assert (called, sent.outbox) == ([], [])


def test_signing_in_by_an_identity_provider_is_possible_all_the_same(restored, called):
    with pytest.raises(outbound.Unreachable):
        outbound.send("GET", "https://idp.example", b"", {}, while_held=True)
    assert called == ["https://idp.example"]


def test_work_inside_goes_on(restored):
    enqueue("foundation.upkeep.seal_events")
    assert drain() == 1


def test_a_job_nobody_declared_is_never_given_up_for_the_closed_door(restored, monkeypatch):
    monkeypatch.setattr(worker, "task_of", {stray.module_path: stray}.__getitem__)
    stray.enqueue()
    for _ in range(MOST_ATTEMPTS + 3):
        with clock.at(Job.objects.get().due):
            assert run_one()
    job = Job.objects.get()
    assert (job.dead, job.done_at, job.error) == (False, None, "Held: held")


def test_what_comes_back_each_minute_does_not_pile_up_while_it_waits(restored, cli, monkeypatch):
    monkeypatch.setattr("enishi.foundation.jobs.periodic._periodic", {})
    monkeypatch.setattr("enishi.foundation.jobs.outside._outward", set())
    every(timedelta(minutes=1), "channels.fetch")
    outward("channels.fetch")
    for minutes in range(3):
        with clock.at(clock.now() + timedelta(minutes=minutes)):
            fill_slots()
    assert not Job.objects.exists()
    actions.release(cli)
    fill_slots()
    assert Job.objects.count() == 1
    _last_filled.pop("channels.fetch")


def test_everybody_is_told_and_only_an_owner_may_end_it(restored, api, owner, admin, sales_rep):
    assert api(owner).get("/me").json()["hold"]["may"] == {"release": True}
    for colleague in (admin, sales_rep):
        assert api(colleague).get("/me").json()["hold"]["may"] == {"release": False}
        assert api(colleague).post("/hold/release").status_code == 403
    assert hold.held()


def test_an_installation_in_use_has_nothing_to_release(api, owner):
    assert api(owner).get("/me").json()["hold"] is None
    refused = api(owner).post("/hold/release")
    assert (refused.status_code, refused.json()["code"]) == (409, "not_held")


def test_a_backup_of_a_held_installation_restored_is_held_once(restored, cli):
    again = actions.begin(cli, clock.now())
    assert list(Hold.objects.unscoped("test").filter(released_at=None)) == [again]
    actions.release(cli)
    assert not hold.held()


def test_the_database_keeps_one_hold_at_a_time(restored):
    with pytest.raises(IntegrityError):
        Hold.objects.create(backup_made_at=clock.now())
