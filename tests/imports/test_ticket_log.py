"""The log of another product: brought in, known again, and reported as it is counted by other means."""

import pytest
from click.testing import CliRunner

from enishi.commands.exchange import import_files
from enishi.exchange import ticket_events
from enishi.exchange.mapping import BadMapping, understood
from enishi.exchange.models import Import
from enishi.exchange.reading import open_table
from enishi.foundation.authz import System
from enishi.foundation.events.models import Event
from enishi.insight.reports import Period
from enishi.insight.service_report import service
from enishi.service import actions
from enishi.service.bring_in_history import bring_in_history
from enishi.service.models import StatusChange, Ticket
from tests.imports import ticket_log

# The national holidays of the months the log is of.
HOLIDAYS = frozenset("2026-03-20 2026-04-29 2026-05-03 2026-05-04 2026-05-05 2026-05-06 2026-07-20".split())
SMALL = """Case ID,Activity,Complete Timestamp,Resource,customer,product
7,assign,2026/6/1 9:05,田中 美咲,,流量計
7,take,2026-06-01T10:00:00+09:00,田中 美咲,,流量計
7,insert note,2026-06-01 11:00,,,
7,wait,2026-06-01 12:00,,,
7,hold,2026-06-02 12:00,,,
7,resolve,2026-06-02 15:00,田中 美咲,株式会社ハナサキ精機,流量計
8,assign,2026-06-03 09:00,,知らない会社,
9,assign,いつか,,,
,assign,2026-06-03 09:00,,,
10,assign,2099-06-03 09:00,,,
"""


@pytest.fixture
def bring_in(tmp_path, cli, time_machine):
    time_machine.move_to("2026-11-20T03:00:00+00:00", tick=False)

    def run(rows, mapping=ticket_log.MAP):
        (tmp_path / "map.toml").write_text(mapping, "utf-8")
        file = tmp_path / "log.csv"
        if isinstance(rows, str):
            file.write_text(rows, "utf-8")
        else:
            ticket_log.write(rows, file)
        chosen = understood(ticket_events.load(tmp_path / "map.toml"), ticket_events.FIELDS)
        return ticket_events.LogImporter(cli, open_table(file), chosen).run()

    return run


def tickets():
    return Ticket.objects.unscoped("a test")


def test_a_log_becomes_tickets_with_their_history_and_bad_rows_are_named(bring_in, service_agent):
    report = bring_in(SMALL)
    assert (report.rows, report.made, report.skipped) == (10, 2, 3)
    assert [(one.row, one.field, one.code) for one in report.problems] == [
        (9, "at", "bad_date"),
        (10, "ticket", "required"),
        (11, "at", "in_the_future"),
    ]
    ticket = tickets().get(external_id="7")
    assert (ticket.status, ticket.category, ticket.reopened_count) == ("solved", "流量計", 0)
    assert (ticket.assignee_id, ticket.solved_by_id) == (service_agent.user_id, service_agent.user_id)
    assert ticket.opened_at.isoformat() == "2026-06-01T00:05:00+00:00"
    assert ticket.solved_at.isoformat() == "2026-06-02T06:00:00+00:00"
    # 27 working hours from 9:05 on the 1st, and a working day that waited for the customer.
    assert ticket.solve_due.isoformat() == "2026-06-05T00:05:00+00:00"
    moves = StatusChange.objects.unscoped("a test").filter(ticket=ticket).order_by("changed_at")
    assert [(one.code, one.to_status, one.is_touch) for one in moves] == [
        ("assign", "new", False),
        ("take", "open", False),
        ("insert note", "open", True),
        ("wait", "waiting", False),
        ("hold", "hold", False),
        ("resolve", "solved", False),
    ]
    told = Event.objects.filter(subject_id=ticket.pk, subject="service.Ticket", history=True)
    assert {"ticket.opened", "ticket.solved"} <= set(told.values_list("kind", flat=True))
    assert told.get(kind="ticket.solved").at == ticket.solved_at


def test_the_same_log_again_changes_nothing_and_a_longer_one_adds_what_is_new(bring_in, organisation):
    rows = ticket_log.log(120)
    bring_in(rows[:100])
    before = list(StatusChange.objects.unscoped("a test").order_by("pk").values())
    again = bring_in(rows[:100])
    assert (again.made, again.changed) == (0, 0)
    assert list(StatusChange.objects.unscoped("a test").order_by("pk").values()) == before
    bring_in(rows)
    longer = service_of()
    tickets().delete()
    bring_in(rows)
    assert service_of() == longer


def service_of():
    return service(System("cli"), Period())


def test_the_report_over_a_log_says_what_other_means_count(bring_in, organisation):
    rows = ticket_log.log(2_000)
    report = bring_in(rows)
    assert (report.rows, report.skipped) == (len(rows), 0)
    found, expected = service_of(), ticket_log.figures(rows, HOLIDAYS)
    assert (found["tickets"], found["resolved"]) == (expected["tickets"], expected["resolved"])
    for clock in ("calendar", "business"):
        spread = found["resolution"][f"{clock}_hours"]
        for name, value in zip(("median", "p90", "mean"), expected[clock], strict=True):
            assert spread[name] == pytest.approx(value, abs=6e-5)
    assert [one["count"] for one in found["within"]] == expected["within"]
    assert found["reopened"] == expected["reopened"]
    assert found["touches"] == {
        "total": expected["touches"],
        "per_ticket": round(expected["touches"] / expected["resolved"], 4),
    }
    assert found["backlog"] == expected["tickets"] - expected["resolved"]
    assert found["resolution_rate"] == round(expected["resolved"] / expected["tickets"], 6)
    assert (found["sla"]["solve"]["met"], found["sla"]["solve"]["missed"]) == expected["targets"]
    assert found["first_resolution"]["n"] == expected["solved_once"]
    assert found["imported"] == expected["tickets"]


def test_agents_and_customers_nobody_knows_are_registered_where_the_mapping_says_so(bring_in, organisation):
    made = ticket_log.MAP.replace(
        'agent = "Resource"', 'agent = { column = "Resource", missing = "make" }'
    ).replace('customer = "customer"', 'customer = { column = "customer", missing = "make" }')
    assert bring_in(SMALL, made).made == 2
    ticket = tickets().select_related("account", "solved_by").get(external_id="7")
    assert (ticket.account.name, ticket.solved_by.name, ticket.solved_by.roles) == (
        "株式会社ハナサキ精機",
        "田中 美咲",
        ["service_agent"],
    )
    assert tickets().select_related("account").get(external_id="8").account.name == "知らない会社"
    again = bring_in(SMALL, made)
    assert (again.made, again.changed, again.same) == (0, 0, 2)


def test_a_ticket_that_went_on_here_is_known_again_but_takes_nothing_new(
    bring_in, service_agent, organisation
):
    bring_in(SMALL)
    ticket = tickets().get(external_id="7")
    admin = System("cli")
    actions.set_status(admin, ticket.uid, version=ticket.version, status="open")
    assert bring_in(SMALL).same == 2
    longer = bring_in(SMALL.replace("9,assign,いつか", "7,resolve,2026-06-04 10:00"))
    assert "lives_here" in [one.code for one in longer.problems]
    assert tickets().get(external_id="7").status == "open"


def test_a_mapping_that_makes_no_sense_is_refused_by_name(tmp_path):
    file = tmp_path / "map.toml"
    file.write_text('[columns]\nticket = "Case ID"\nwho = "x"\n[status]\nA = "asleep"\n', "utf-8")
    with pytest.raises(BadMapping) as refused:
        ticket_events.load(file)
    assert refused.value.fields == {
        "who": "unknown_field",
        "status": "required",
        "at": "required",
        "A": "not_a_choice",
    }


def test_a_ticket_that_lives_here_takes_no_history_from_elsewhere(bring_in, service_agent, organisation):
    ticket = actions.open_ticket(service_agent, {"subject": "表示", "channel_kind": "phone"}, text="動かない")
    actions.set_status(service_agent, ticket.uid, version=ticket.version, status="solved")
    tickets().filter(pk=ticket.pk).update(external_id="7")
    report = bring_in(SMALL)
    assert ("ticket", "lives_here") in [(one.field, one.code) for one in report.problems]
    assert (report.made, report.skipped) == (1, 9)


def test_the_command_runs_as_an_import_does_and_goes_on_where_it_stood(tmp_path, monkeypatch, organisation):
    rows, mapping = ticket_log.log(120), tmp_path / "map.toml"
    mapping.write_text(ticket_log.MAP, "utf-8")
    ticket_log.write(rows, tmp_path / "log.csv")
    monkeypatch.setattr(ticket_events, "BATCH", 5)
    command = ["ticket-events", str(tmp_path / "log.csv"), "--map", str(mapping)]
    taken = []

    def stops(actor, log):
        if len(taken) == 2:
            raise KeyboardInterrupt
        taken.append(log)
        return bring_in_history(actor, log)

    with monkeypatch.context() as broken:
        broken.setattr(ticket_events, "bring_in_history", stops)
        CliRunner().invoke(import_files, command)
    begun = Import.objects.unscoped("a test").get()
    assert (begun.status, begun.made, tickets().count()) == ("running", 10, 10)
    done = CliRunner().invoke(import_files, command)
    assert done.exit_code == 0, done.output
    begun.refresh_from_db()
    many = len({row[0] for row in rows})
    assert (begun.status, begun.made, begun.same, tickets().count()) == ("done", many, 0, many)
    assert begun.first_on == min(at for _, _, at in rows).date()


def test_the_command_needs_a_mapping(tmp_path):
    (tmp_path / "log.csv").write_text(SMALL, "utf-8")
    done = CliRunner().invoke(import_files, ["ticket-events", str(tmp_path / "log.csv")])
    assert done.exit_code == 2 and "--map" in done.output
