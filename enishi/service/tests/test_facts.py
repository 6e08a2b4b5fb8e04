"""What a period's tickets amount to."""

from datetime import UTC, date, datetime, timedelta

from enishi.foundation import clock
from enishi.foundation.authz import LinkHolder
from enishi.service import actions
from enishi.service.facts import service_facts

FRIDAY = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
NOVEMBER = (date(2026, 11, 1), date(2026, 11, 30))
HOUR = timedelta(hours=1)


def solved_ticket(actor, asked, opened_at, *, after=HOUR):
    with clock.at(opened_at):
        ticket = actions.open_ticket(actor, asked, text="質問")
    with clock.at(opened_at + after):
        return actions.reply(actor, ticket.uid, version=ticket.version, text="答え", status="solved")


def test_an_empty_period_counts_nothing_and_invents_nothing(service_agent):
    facts = service_facts(service_agent, *NOVEMBER)
    assert (facts.opened, facts.resolved, facts.fcr_of, facts.answered) == (0, 0, 0, 0)
    assert facts.first_reply_median is None


def test_a_month_of_service(service_manager, asked):
    other = asked | {"category": "設置"}
    once = solved_ticket(service_manager, asked, FRIDAY)
    solved_ticket(service_manager, other, FRIDAY, after=3 * HOUR)
    twice = solved_ticket(service_manager, other, FRIDAY + timedelta(days=6))
    with clock.at(FRIDAY + timedelta(days=6, hours=5)):
        actions.open_ticket(service_manager, asked | {"category": "請求"}, text="未返信")
    with clock.at(FRIDAY + timedelta(days=6, hours=6)):
        for ticket, score in ((once, 5), (twice, 2)):
            response = actions.ask_survey(service_manager, ticket.uid).response
            holder = LinkHolder("service.SurveyResponse", response.uid)
            actions.answer_survey(holder, score=score, comment="")
        facts = service_facts(service_manager, *NOVEMBER)
    assert (facts.opened, facts.solved_of_opened, facts.resolved) == (4, 3, 3)
    # The second ticket does not count: its customer came back with 設置 within seven days.
    assert (facts.fcr_strict, facts.fcr_of, facts.fcr_is_final) == (2, 3, False)
    assert (facts.asked, facts.answered, facts.satisfied) == (2, 2, 1)
    assert facts.ratings == {1: 0, 2: 1, 3: 0, 4: 0, 5: 1}
    assert (facts.first_replies, facts.first_reply_median, facts.awaiting_first_reply) == (3, 3600, 1)


def test_a_reply_after_closing_time_counts_open_hours_only(service_manager, asked):
    # Friday 17:00 to Tuesday 10:00, with a holiday on Monday: two business hours.
    solved_ticket(service_manager, asked, FRIDAY + 7 * HOUR, after=timedelta(days=3, hours=17))
    assert service_facts(service_manager, *NOVEMBER).first_reply_median == 7200


def test_a_ticket_open_again_at_the_end_is_not_resolved(service_manager, asked):
    ticket = solved_ticket(service_manager, asked, FRIDAY)
    with clock.at(FRIDAY + timedelta(days=1)):
        actions.receive(service_manager, ticket.uid, text="まだです")
    facts = service_facts(service_manager, *NOVEMBER)
    assert (facts.opened, facts.solved_of_opened, facts.resolved) == (1, 0, 0)


def test_facts_cover_what_the_reader_may_read(person, other_sales_team, service_manager, asked):
    solved_ticket(service_manager, asked, FRIDAY)
    stranger = person("遠藤 守", "service_agent", team=other_sales_team)
    assert service_facts(stranger, *NOVEMBER).opened == 0
