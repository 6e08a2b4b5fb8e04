"""What people are told of: who, how often, by mail at which hour; and never of what they may not see."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail as django_mail

from enishi.customers.actions import create_account
from enishi.foundation import clock
from enishi.foundation.authz import Staff, System
from enishi.foundation.jobs.models import Job
from enishi.foundation.jobs.worker import drain
from enishi.foundation.live import publish
from enishi.foundation.text.lines import one_line
from enishi.sales.actions import create_deal, ensure_default_pipeline, update_deal
from enishi.service import actions as service
from enishi.service.mentions import mentioned_in
from enishi.staff.actions.absences import add_absence
from enishi.staff.models import Notification, User
from enishi.staff.notices import jobs

FRIDAY = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)  # 12:00 in Tokyo
ASKED = {"channel_kind": "mail", "type": "fault", "category": "", "priority": 3, "subject": "数値が止まる"}
SETTINGS = {"choices": {}, "digest_at": "08:30", "digest_day": 0, "zone": ""}


@pytest.fixture(autouse=True)
def friday():
    with clock.at(FRIDAY):
        yield


@pytest.fixture(autouse=True)
def sends(settings):
    settings.SENDS_MAIL = True


def user(actor: Staff) -> User:
    return User.objects.get(pk=actor.user_id)


@pytest.fixture
def ticket(service_manager, sales_rep):
    account = create_account(sales_rep, {"name": "ハナサキ精機株式会社"})
    return service.open_ticket(service_manager, ASKED | {"account_id": account.uid}, text="止まりました。")


@pytest.fixture
def give(service_manager, ticket):
    def act(to: Staff):
        ticket.refresh_from_db()
        wanted = {"assignee_id": user(to).uid}
        return service.assign_ticket(service_manager, ticket.uid, wanted, version=ticket.version)

    return act


def lines(api, actor, **query):
    return api(actor).get("/notifications").json()["items"]


def unread(api, actor):
    return api(actor).get("/notifications/unread").json()["unread"]


def told(actor):
    rows = Notification.objects.unscoped("test").filter(person=actor.user_id)
    return [(row.kind, row.count) for row in rows.order_by("id")]


def test_a_ticket_given_to_somebody_is_told_to_them_after_the_act_and_not_to_its_giver(
    api, give, ticket, service_agent, service_manager
):
    give(service_agent)
    assert told(service_agent) == []
    drain()
    line = lines(api, service_agent)[0]
    assert (line["kind"], line["title"], line["path"]) == (
        "ticket_assigned",
        f"#{ticket.number} 数値が止まる",
        f"/tickets/{ticket.uid}",
    )
    assert (unread(api, service_agent), unread(api, service_manager)) == (1, 0)


def test_what_one_takes_oneself_is_no_news(ticket, service_agent):
    service.take_ticket(service_agent, ticket.uid, version=ticket.version)
    drain()
    assert told(service_agent) == []


def test_five_mails_on_one_ticket_are_one_line_until_it_is_read(
    api, give, ticket, service_agent, service_manager
):
    give(service_agent)
    for _ in range(5):
        service.receive(service_manager, ticket.uid, text="まだです")
    drain()
    assert told(service_agent) == [("ticket_assigned", 1), ("ticket_mail", 5)]
    line = next(one for one in lines(api, service_agent) if one["kind"] == "ticket_mail")
    assert line["count"] == 5
    assert api(service_agent).post(f"/notifications/{line['id']}/read").status_code == 204
    service.receive(service_manager, ticket.uid, text="どうですか")
    drain()
    assert told(service_agent)[-1] == ("ticket_mail", 1)


def test_what_nobody_of_us_did_is_told_and_what_a_machine_wrote_is_not(give, ticket, service_agent):
    give(service_agent)
    for wakes in (True, False):
        service.continue_by_message(
            System("job"), ticket.uid, text="まだです", contact=None, received_at=FRIDAY, wakes=wakes
        )
    drain()
    assert told(service_agent) == [("ticket_assigned", 1), ("ticket_mail", 1)]


def test_a_job_that_runs_twice_writes_one_line(give, service_agent):
    give(service_agent)
    drain()
    Job.objects.filter(path="enishi.staff.notices.jobs.write").update(done_at=None, due=clock.now())
    drain()
    assert [kind for kind, _ in told(service_agent)] == ["ticket_assigned"]


def test_what_one_may_not_see_any_more_is_not_shown_nor_counted_nor_mailed(
    api, give, ticket, service_agent, other_sales_team
):
    choose(api, service_agent, ticket_assigned="daily")
    give(service_agent)
    drain()
    assert unread(api, service_agent) == 1
    ticket.refresh_from_db()
    ticket.assignee, ticket.team = None, other_sales_team
    ticket.save()
    with clock.at(FRIDAY + timedelta(days=5)):
        jobs.send.func(service_agent.user_id)
    assert (lines(api, service_agent), unread(api, service_agent), django_mail.outbox) == ([], 0, [])


def choose(api, actor, digest_at="08:30", zone="", **choices):
    answer = api(actor).put(
        "/notification-settings", SETTINGS | {"choices": choices, "digest_at": digest_at, "zone": zone}
    )
    assert answer.status_code == 200, answer.content


def test_a_mail_comes_at_once_where_one_asked_for_it(api, give, ticket, service_agent):
    choose(api, service_agent, ticket_assigned="at_once")
    give(service_agent)
    drain()
    (sent,) = django_mail.outbox
    assert sent.to == [user(service_agent).email]
    assert sent.extra_headers["Auto-Submitted"] == "auto-generated"
    assert f"/tickets/{ticket.uid}" in sent.body


def test_what_was_switched_off_is_not_told(api, give, service_agent):
    choose(api, service_agent, ticket_assigned="off")
    give(service_agent)
    drain()
    assert told(service_agent) == []


def test_the_digest_comes_on_the_next_working_day_at_the_persons_own_hour(api, give, service_agent):
    choose(api, service_agent, ticket_assigned="daily")
    give(service_agent)
    drain()
    assert django_mail.outbox == []
    line = Notification.objects.unscoped("test").get()
    # Friday noon in Tokyo; Monday the 23rd is a holiday.
    assert line.mail_due == datetime(2026, 11, 23, 23, 30, tzinfo=UTC)
    choose(api, service_agent, zone="Europe/Berlin", ticket_assigned="daily")
    line.refresh_from_db()
    # In Berlin it is still four in the morning.
    assert line.mail_due == datetime(2026, 11, 20, 7, 30, tzinfo=UTC)
    choose(api, service_agent, ticket_assigned="app")
    line.refresh_from_db()
    assert line.mail_due is None


def test_the_weekly_digest_that_falls_on_a_day_off_comes_on_the_next_working_day(api, give, service_agent):
    choose(api, service_agent, ticket_assigned="weekly")
    give(service_agent)
    drain()
    due = Notification.objects.unscoped("test").get().mail_due
    assert due == datetime(2026, 11, 23, 23, 30, tzinfo=UTC)


def test_f25_after_three_days_of_standstill_one_digest_comes_and_not_three(
    api, give, ticket, service_agent, service_manager
):
    choose(api, service_agent, ticket_assigned="daily", ticket_mail="daily")
    give(service_agent)
    drain()
    for day in (4, 5, 6):
        with clock.at(FRIDAY + timedelta(days=day)):
            service.receive(service_manager, ticket.uid, text="まだです")
            for job in Job.objects.filter(path="enishi.staff.notices.jobs.write", done_at=None):
                jobs.write.func(**job.payload)
                Job.objects.filter(pk=job.pk).update(done_at=clock.now())
    with clock.at(FRIDAY + timedelta(days=10)):
        drain()
    (sent,) = django_mail.outbox
    assert sent.body.count("/tickets/") == 2


def test_f13_two_workers_send_one_digest(api, give, service_agent):
    choose(api, service_agent, ticket_assigned="daily")
    give(service_agent)
    drain()
    with clock.at(FRIDAY + timedelta(days=5)):
        for _ in range(2):
            jobs.send.func(service_agent.user_id)
    assert len(django_mail.outbox) == 1


def test_f10_a_mail_whose_end_nobody_saw_is_not_sent_again(api, give, service_agent, monkeypatch):
    choose(api, service_agent, ticket_assigned="at_once")
    give(service_agent)
    monkeypatch.setattr(jobs.mail, "send", lambda *_, **__: (_ for _ in ()).throw(TimeoutError()))
    drain()
    monkeypatch.undo()
    jobs.send.func(service_agent.user_id)
    assert django_mail.outbox == []


def test_f11_a_server_that_refuses_gets_the_mail_again_later(api, give, service_agent, monkeypatch, settings):
    choose(api, service_agent, ticket_assigned="at_once")
    give(service_agent)
    monkeypatch.setattr(jobs.mail, "send", lambda *_, **__: (_ for _ in ()).throw(ConnectionRefusedError()))
    drain()
    monkeypatch.undo()
    settings.SENDS_MAIL = True
    jobs.send.func(service_agent.user_id)
    assert len(django_mail.outbox) == 1


def test_what_was_read_in_the_app_is_not_mailed_any_more(api, give, service_agent):
    choose(api, service_agent, ticket_assigned="daily")
    give(service_agent)
    drain()
    assert api(service_agent).post("/notifications/read", {"until": FRIDAY.isoformat()}).status_code == 204
    with clock.at(FRIDAY + timedelta(days=5)):
        drain()
    assert (unread(api, service_agent), django_mail.outbox) == (0, [])


@pytest.mark.parametrize(
    "subject",
    ["</title><script>alert(1)</script>", "\u202etxt.exe", "a\r\nBcc: x@evil.example", "{url}{lines}"],
)
def test_b17_b56_a_subject_stays_inert_in_the_line_and_in_the_mail(api, give, ticket, service_agent, subject):
    ticket.subject = subject
    ticket.save()
    choose(api, service_agent, ticket_assigned="at_once")
    give(service_agent)
    drain()
    (sent,) = django_mail.outbox
    assert one_line(subject) in sent.subject
    assert not {"\r", "\n", "\u202e"} & {*sent.subject}
    assert list(sent.message().keys()).count("Bcc") == 0
    assert sent.body.count(f"/tickets/{ticket.uid}") == 1
    assert one_line(subject) in sent.body


def test_a_deputy_is_told_of_what_comes_for_somebody_away(
    api, person, give, service_agent, service_manager, service_team
):
    deputy = person("代理 一郎", "service_agent", team=service_team)
    add_absence(
        service_manager,
        person_id=user(service_agent).uid,
        deputy_id=user(deputy).uid,
        starts_on=FRIDAY.date(),
        ends_on=FRIDAY.date(),
        note="",
    )
    give(service_agent)
    drain()
    assert told(deputy) == [("deputy_named", 1), ("ticket_assigned", 1)]
    assert user(service_agent).name in lines(api, deputy)[0]["text"]


def test_colleagues_called_by_name_in_a_note_are_told(api, ticket, service_agent, service_manager, sales_rep):
    service.add_note(service_manager, ticket.uid, text="@田中 美咲 さん、＠佐藤健 さん、お願いします。")
    drain()
    assert told(service_agent) == [("mention", 1)]
    # Sales may not read the note, but may read the ticket it leads to only as far as it is theirs.
    assert told(sales_rep) == [("mention", 1)]


def test_of_two_names_that_fit_the_longer_one_is_meant():
    people = {1: ("田中", ""), 2: ("田中 美咲", "Misaki Tanaka"), 3: ("佐藤", "")}
    assert mentioned_in("@田中美咲 確認を", people) == {2}
    assert mentioned_in("＠田中 と @misaki tanaka", people) == {1, 2}
    assert mentioned_in("佐藤 に聞く", people) == frozenset()


def test_deals_that_one_hand_passes_over_in_one_go_are_one_line(api, sales_rep, colleague, sales_manager):
    ensure_default_pipeline(System("set-up"))
    account = create_account(sales_rep, {"name": "ハナサキ精機株式会社"})
    for number in range(4):
        deal = create_deal(sales_rep, {"name": f"更新{number}", "account_id": account.uid})
        update_deal(sales_manager, deal.uid, {"owner_id": user(colleague).uid}, version=deal.version)
    drain()
    assert told(colleague) == [("deal_handed", 4)]


def test_only_the_persons_own_lines_hear_of_it(
    give, service_agent, monkeypatch, django_capture_on_commit_callbacks
):
    heard = []
    monkeypatch.setattr(publish, "_send", heard.append)
    give(service_agent)
    with django_capture_on_commit_callbacks(execute=True):
        drain()
    people = [one.people for one in heard if one.topic == "staff.Notification"]
    assert people == [(service_agent.user_id,)]


def test_somebody_who_left_is_told_nothing(give, service_agent):
    give(service_agent)
    User.objects.filter(pk=service_agent.user_id).update(is_active=False)
    drain()
    assert told(service_agent) == []


def test_administrators_choose_what_others_are_not_asked(api, admin, sales_rep):
    def kinds(actor):
        return {one["kind"] for one in api(actor).get("/notification-settings").json()["kinds"]}

    assert kinds(admin) - kinds(sales_rep) == {"mailbox_failing", "webhook_failing"}


def test_an_unknown_kind_or_zone_is_refused(api, sales_rep):
    for wrong in ({"choices": {"nothing": "off"}}, {"zone": "Mars/Base"}):
        assert api(sales_rep).put("/notification-settings", SETTINGS | wrong).status_code == 400


@pytest.mark.parametrize("at", ["00:00:00Z", "24:00", "8:30", "08:30:00.5", "", "朝"])
def test_a_digest_comes_at_a_time_of_the_clock_on_the_wall(api, sales_rep, at):
    answer = api(sales_rep).put("/notification-settings", SETTINGS | {"digest_at": at})
    assert answer.status_code == 400
    assert "digest_at" in answer.json()["fields"]
