"""Two tickets become one and two again; a word becomes a ticket; children stand under a parent."""

from datetime import UTC, datetime, timedelta

import pytest

from enishi.customers.actions import create_account
from enishi.foundation import clock
from enishi.foundation.errors import BadInput, Merged, NotAllowed, NotFound, Stale
from enishi.interactions.models import Message
from enishi.service import actions, queries
from enishi.service.desk import actions as desk
from enishi.service.histories import told
from enishi.service.models import InternalNote, Ticket, TicketConversation, TicketPerson
from enishi.service.ties import actions as ties
from enishi.service.ties import rules
from enishi.service.ties.queries import family

MONDAY = datetime(2026, 11, 16, 1, 0, tzinfo=UTC)  # 10:00 in Tokyo
WHY = "looking in a test"


def rows(model):
    return model.objects.unscoped(WHY)


@pytest.fixture
def pair(service_agent, asked):
    """Two tickets of one customer, an hour apart; the later has a note and its first reply."""
    with clock.at(MONDAY):
        first = actions.open_ticket(service_agent, asked, text="動きません。")
    with clock.at(MONDAY + timedelta(hours=1)):
        second = actions.open_ticket(service_agent, asked | {"subject": "追加"}, text="写真を送ります。")
        actions.add_note(service_agent, second.uid, text="型番を確かめた")
    with clock.at(MONDAY + timedelta(hours=2)):
        second = actions.reply(service_agent, second.uid, version=second.version, text="見ました。")
    return first, second


def merged(actor, pair):
    first, second = pair
    with clock.at(MONDAY + timedelta(hours=3)):
        return ties.merge_tickets(
            actor, second.uid, first.uid, version=second.version, other_version=first.version
        )


def texts(actor, ticket):
    return [said.row.text for said in queries.thread(actor, ticket.uid)]


def test_the_later_ticket_joins_the_earlier_whichever_is_named(service_agent, pair, events_of):
    first, second = pair
    kept = merged(service_agent, pair)
    assert kept == first
    assert texts(service_agent, kept) == ["動きません。", "写真を送ります。", "型番を確かめた", "見ました。"]
    second.refresh_from_db()
    assert (second.merged_into, second.deleted_at) == (first, MONDAY + timedelta(hours=3))
    assert events_of(first)[-1] == "ticket.merged"
    assert events_of(second)[-1] == "ticket.merged_away"


def test_the_merged_one_leads_to_the_kept_one(service_agent, pair):
    first, second = pair
    merged(service_agent, pair)
    with pytest.raises(Merged) as led:
        queries.ticket(service_agent, second.uid)
    assert led.value.params["kept"] == first.uid


def test_a_merged_pair_is_one_ticket_in_every_figure(service_agent, pair):
    first, second = pair
    kept = merged(service_agent, pair)
    history = told(rows(Ticket).filter(deleted_at=None), None, None, "Asia/Tokyo").histories
    assert [one.row["pk"] for one in history] == [kept.pk]
    life = history[0].case.life
    assert (life.asked_at, life.asked, life.touches) == (MONDAY, 2, 2)
    # Two business hours after the first word: the reply was given in the one that was merged.
    assert (life.first_reply_at, kept.first_reply_at, kept.first_reply_took) == (
        MONDAY + timedelta(hours=2),
        MONDAY + timedelta(hours=2),
        7200,
    )


def test_an_answer_to_the_merged_one_lands_in_the_kept_one(service_agent, pair):
    first, second = pair
    thread = rows(TicketConversation).get(ticket=second).conversation
    merged(service_agent, pair)
    link = rows(TicketConversation).get(conversation=thread)
    assert (link.ticket, link.begun_in) == (first, second)


def test_tickets_of_two_customers_are_merged_only_by_who_is_sure(service_agent, sales_rep, pair, asked):
    first, _ = pair
    other = create_account(sales_rep, {"name": "株式会社しおさい"})
    with clock.at(MONDAY + timedelta(hours=2)):
        foreign = actions.open_ticket(service_agent, asked | {"account_id": other.uid}, text="こちらも。")
    with pytest.raises(rules.OtherCustomer):
        ties.merge_tickets(service_agent, foreign.uid, first.uid, version=foreign.version)
    foreign.refresh_from_db()
    assert (foreign.merged_into, texts(service_agent, first)) == (None, ["動きません。"])
    kept = ties.merge_tickets(service_agent, foreign.uid, first.uid, version=foreign.version, sure=True)
    assert texts(service_agent, kept) == ["動きません。", "こちらも。"]
    back = ties.unmerge_ticket(service_agent, kept.uid, foreign.uid, version=kept.version)
    thread = rows(TicketConversation).get(ticket=foreign).conversation
    assert (thread.account, texts(service_agent, back)) == (other, ["動きません。"])


def test_a_merge_on_an_old_version_is_refused(service_agent, pair):
    first, second = pair
    with pytest.raises(Stale):
        ties.merge_tickets(service_agent, second.uid, first.uid, version=second.version, other_version=99)
    with pytest.raises(BadInput):
        ties.merge_tickets(service_agent, first.uid, first.uid, version=first.version)
    assert rows(Ticket).filter(deleted_at=None).count() == 2


def test_a_merge_is_taken_back_whole(service_agent, pair):
    first, second = pair
    kept = merged(service_agent, pair)
    before = family(service_agent, kept.uid)
    assert [one.pk for one in before.merged] == [second.pk]
    kept = ties.unmerge_ticket(service_agent, kept.uid, second.uid, version=kept.version)
    assert texts(service_agent, first) == ["動きません。"]
    assert texts(service_agent, second) == ["写真を送ります。", "型番を確かめた", "見ました。"]
    assert (kept.first_reply_at, kept.first_reply_took) == (None, None)
    assert rows(TicketConversation).exclude(begun_in=None).count() == 0
    assert rows(InternalNote).exclude(written_in=None).count() == 0
    with pytest.raises(NotFound):
        ties.unmerge_ticket(service_agent, kept.uid, second.uid, version=kept.version)


def test_what_was_merged_before_goes_along_and_comes_back(service_agent, pair, asked):
    first, second = pair
    with clock.at(MONDAY - timedelta(days=1)):
        oldest = actions.open_ticket(service_agent, asked, text="最初の連絡です。")
    kept = merged(service_agent, pair)
    top = ties.merge_tickets(service_agent, kept.uid, oldest.uid, version=kept.version)
    assert len(texts(service_agent, top)) == 5
    ties.unmerge_ticket(service_agent, top.uid, first.uid, version=top.version)
    assert texts(service_agent, oldest) == ["最初の連絡です。"]
    assert texts(service_agent, first) == ["動きません。", "写真を送ります。", "型番を確かめた", "見ました。"]


def test_a_solved_ticket_is_open_again_when_an_unsolved_one_joins_it(service_agent, pair):
    first, second = pair
    first = actions.set_status(service_agent, first.uid, version=first.version, status="solved")
    kept = ties.merge_tickets(service_agent, first.uid, second.uid, version=first.version)
    assert (kept, kept.status) == (first, "open")


def test_who_only_reads_merges_nothing(read_only, pair):
    first, second = pair
    with pytest.raises(NotAllowed):
        ties.merge_tickets(read_only, first.uid, second.uid, version=first.version)


def test_a_word_becomes_a_ticket_of_its_own(service_agent, ticket, events_of):
    actions.receive(service_agent, ticket.uid, text="それと、請求書が届いていません。")
    ticket.refresh_from_db()
    message = rows(Message).order_by("-id").first()
    made = ties.split_ticket(
        service_agent, ticket.uid, message.uid, version=ticket.version, subject="請求書の件"
    )
    assert (made.opened_at, made.split_from, made.account) == (message.sent_at, ticket, ticket.account)
    assert texts(service_agent, made) == ["それと、請求書が届いていません。"]
    assert texts(service_agent, ticket) == ["昨日から数値が安定しません。"]
    assert family(service_agent, ticket.uid).split_off == [made]
    assert family(service_agent, made.uid).split_from == ticket
    assert events_of(ticket)[-1] == "ticket.split"


def test_the_first_word_and_a_foreign_one_are_not_split_off(service_agent, ticket, asked):
    first = rows(Message).get()
    with pytest.raises(rules.NothingLeft):
        ties.split_ticket(service_agent, ticket.uid, first.uid, version=ticket.version, subject="別の件")
    actions.open_ticket(service_agent, asked, text="ほかの件です。")
    foreign = rows(Message).order_by("-id").first()
    with pytest.raises(rules.NotInThread):
        ties.split_ticket(service_agent, ticket.uid, foreign.uid, version=ticket.version, subject="別の件")
    assert rows(Ticket).count() == 2


def test_children_stand_one_step_under_their_parent(service_agent, pair, asked):
    parent, child = pair
    child = ties.set_parent(service_agent, child.uid, parent.uid, version=child.version)
    assert family(service_agent, parent.uid).children == [child]
    assert family(service_agent, child.uid).parent == parent
    third = actions.open_ticket(service_agent, asked, text="こちらもです。")
    for one, above in ((third, child), (parent, third), (third, third)):
        with pytest.raises(rules.NotParent):
            ties.set_parent(service_agent, one.uid, above.uid, version=one.version)
    child = ties.set_parent(service_agent, child.uid, None, version=child.version)
    assert family(service_agent, parent.uid).children == []


def test_colleagues_and_children_come_along_and_leave_again(
    service_agent, second_agent, user_of, pair, asked
):
    first, second = pair
    me, colleague = map(user_of, (service_agent, second_agent))
    desk.share_ticket(service_agent, first.uid, me.uid, True)
    for person in (me, colleague):
        desk.share_ticket(service_agent, second.uid, person.uid, True)
    child = actions.open_ticket(service_agent, asked, text="同じ故障です。")
    ties.set_parent(service_agent, child.uid, second.uid, version=child.version)
    for ticket in pair:
        ticket.refresh_from_db()
    kept = merged(service_agent, pair)
    child.refresh_from_db()
    assert (people(kept), child.parent) == ({me.pk, colleague.pk}, kept)
    kept = ties.unmerge_ticket(service_agent, kept.uid, second.uid, version=kept.version)
    child.refresh_from_db()
    assert (people(kept), people(second), child.parent) == ({me.pk}, {me.pk, colleague.pk}, second)


def people(ticket):
    return set(rows(TicketPerson).filter(ticket=ticket).values_list("user_id", flat=True))


def test_whoever_waits_in_the_merged_one_waits_in_the_kept_one(service_agent, pair):
    first, second = pair
    wrote = MONDAY + timedelta(hours=2, minutes=30)
    with clock.at(wrote):
        second = actions.receive(service_agent, second.uid, text="まだです。")
    kept = merged(service_agent, (first, second))
    assert (kept.waiting_since, kept.next_reply_due is None) == (wrote, False)
    kept = ties.unmerge_ticket(service_agent, kept.uid, second.uid, version=kept.version)
    second.refresh_from_db()
    assert (kept.waiting_since, second.waiting_since) == (None, wrote)
