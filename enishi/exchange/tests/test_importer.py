"""What an import takes, what it refuses, and that a refused row leaves nothing behind."""

import pytest

from enishi.commerce.models import Order, OrderLine, Product
from enishi.customers.actions.merging import ACCOUNTS, merge
from enishi.customers.models import Account, AccountContact, Contact
from enishi.exchange.mapping import BadMapping, MissingColumns
from enishi.foundation.errors import NotAllowed
from enishi.foundation.events.models import Event
from enishi.interactions.models import Activity, Message
from enishi.sales.models import Deal, DealOrder, Lead, StageType
from enishi.service.models import SurveyResponse, Ticket
from enishi.staff.models import Team, User

WHY = "a test looks"
DEALS = "external_id,name,stage,account,amount,opened_on,closed_on\n"


def rows_of(model):
    return model.objects.unscoped(WHY)


@pytest.fixture
def hanasaki(organisation, bring):
    bring("accounts", "external_id,name\nA1,花咲精機\n")
    return rows_of(Account).get(external_id="A1")


def test_accounts_come_in_with_numbers_keys_and_an_event_each(bring, organisation, events_of):
    report = bring(
        "accounts", "external_id,name,employees,phone\nA1,株式会社花咲精機,120,03-1234-5678\nA2,森商店,,\n"
    )

    first, second = rows_of(Account).order_by("number")
    assert (report.made, report.changed, report.same, report.skipped) == (2, 0, 0, 0)
    assert (first.number, first.name, first.employees, first.phone_e164) == (
        1,
        "株式会社花咲精機",
        120,
        "+81312345678",
    )
    assert (second.name, second.employees) == ("森商店", None)
    assert events_of(first) == ["account.created"]
    assert Event.objects.filter(history=False).count() == 0


def test_the_same_file_again_changes_nothing(bring, hanasaki):
    content = DEALS + "D1,修理契約,won,A1,5000,2026-01-05,2026-02-01\nD2,増設,open,A1,,2026-01-05,\n"
    bring("deals", content)
    before = Event.objects.count()

    report = bring("deals", content)

    assert (report.made, report.changed, report.same, report.skipped) == (0, 0, 2, 0)
    assert Event.objects.count() == before


def test_a_changed_row_is_changed_and_counted(bring, hanasaki, events_of):
    report = bring("accounts", "external_id,name\nA1,花咲工業\n")

    hanasaki.refresh_from_db()
    assert (report.made, report.changed) == (0, 1)
    assert (hanasaki.name, hanasaki.version) == ("花咲工業", 2)
    assert events_of(hanasaki) == ["account.created", "account.updated"]


def test_a_won_deal_with_a_value_becomes_an_order(bring, hanasaki, outbox):
    bring(
        "deals",
        DEALS + "D1,修理契約,won,A1,5000,2026-01-05,2026-02-01\nD2,贈呈,won,A1,,2026-01-05,2026-02-02\n",
    )

    link = rows_of(DealOrder).select_related("deal", "order").get()
    line = rows_of(OrderLine).get()
    assert (link.deal.name, link.order.net, str(link.order.ordered_on)) == ("修理契約", 5000, "2026-02-01")
    assert (line.order_id, line.net, line.text) == (link.order.pk, 5000, "修理契約")
    assert rows_of(Deal).filter(stage_type=StageType.WON, amount=None).count() == 1
    assert outbox() == []


def test_a_changed_amount_changes_the_order_of_the_deal(bring, hanasaki):
    bring("deals", DEALS + "D1,修理契約,won,A1,5000,2026-01-05,2026-02-01\n")

    bring("deals", DEALS + "D1,修理契約,won,A1,6000,2026-01-05,2026-02-03\n")

    order = rows_of(Order).get()
    assert (order.net, order.gross, str(order.ordered_on)) == (6000, 6000, "2026-02-03")
    assert rows_of(OrderLine).get().net == 6000


def test_what_was_ordered_stays_ordered(bring, hanasaki, faults):
    bring("deals", DEALS + "D1,修理契約,won,A1,5000,2026-01-05,2026-02-01\n")

    report = bring("deals", DEALS + "D1,修理契約,open,A1,5000,2026-01-05,\n")
    blank = bring("deals", DEALS + "D1,修理契約,won,A1,,2026-01-05,2026-02-01\n")

    assert faults(report) == [(2, "stage", "order_stands")]
    assert faults(blank) == [(2, "amount", "order_stands")]
    assert rows_of(Deal).get().stage_type == StageType.WON


@pytest.mark.parametrize(
    ("row", "field", "code"),
    [
        ("D9,x,won,A1,5000,2026-01-05,2026-02-30", "closed_on", "no_such_date"),
        ("D9,x,won,A1,5000,05.01.26,2026-02-01", "opened_on", "bad_date"),
        ("D9,x,won,A1,5000,2026-03-05,2026-02-01", "closed_on", "closed_before_opened"),
        ("D9,x,won,A1,5000,2026-03-05,2199-02-01", "closed_on", "in_future"),
        ("D9,x,won,A1,5000,2026-01-05,", "closed_on", "closed_needs_day"),
        ("D9,x,won,,5000,2026-01-05,2026-02-01", "account", "won_needs_account"),
        ("D9,x,Sleeping,A1,5000,2026-01-05,", "stage", "unknown_stage"),
        ("D9,x,won,A1,-5000,2026-01-05,2026-02-01", "amount", "negative_amount"),
        ("D9,x,won,A1,lots,2026-01-05,2026-02-01", "amount", "amount_not_a_number"),
        ("D9,x,won,A7,5000,2026-01-05,2026-02-01", "account", "unknown_reference"),
        ("D9,,open,A1,5000,2026-01-05,", "name", "required"),
        (",x,open,A1,5000,2026-01-05,", "external_id", "required"),
        ("D1,x,open,A1,5000,2026-01-05,", "external_id", "twice_in_file"),
        ("D9,x,open,A1,5000,2026-01-05,,extra", "", "too_many_cells"),
        ('D9,"x,open,A1,5000,2026-01-05,', "", "unclosed_quote"),
        ("D9,x\x00,open,A1,5000,2026-01-05,", "", "nul"),
        ("D9," + "x" * 8_400_000 + ",open,A1,5000,2026-01-05,", "", "record_too_long"),
    ],
)
def test_a_bad_row_is_named_and_only_the_others_are_taken(bring, hanasaki, faults, row, field, code):
    report = bring(
        "deals", DEALS + "D1,good,won,A1,5000,2026-01-05,2026-02-01\n" + row + "\nD3,good,open,A1,,,\n"
    )

    assert faults(report) == [(3, field, code)]
    assert (report.rows, report.made, report.skipped) == (3, 2, 1)
    assert set(rows_of(Deal).values_list("external_id", flat=True)) == {"D1", "D3"}
    assert rows_of(Order).count() == 1


def test_every_fault_of_a_row_is_named_at_once(bring, hanasaki, faults):
    report = bring("deals", DEALS + "D1,,won,A1,-1,soon,2026-02-01\n")

    assert sorted(faults(report)) == [
        (2, "amount", "negative_amount"),
        (2, "name", "required"),
        (2, "opened_on", "bad_date"),
    ]


def test_b52_all_or_nothing_keeps_nothing_when_the_last_row_is_bad(bring, organisation, faults):
    good = "".join(f"A{number},会社{number}\n" for number in range(1200))

    report = bring("accounts", "external_id,name\n" + good + "A0,二度目\n", atomic=True)

    assert faults(report) == [(1202, "external_id", "twice_in_file")]
    assert (report.made, report.skipped) == (0, 1)
    assert rows_of(Account).count() == 0
    assert Event.objects.count() == 0


def test_b52_without_it_the_last_bad_row_costs_itself_only(bring, organisation):
    good = "".join(f"A{number},会社{number}\n" for number in range(600))

    report = bring("accounts", "external_id,name\n" + good + "A700,\n")

    assert (report.made, report.skipped, report.problems[0].row) == (600, 1, 602)
    assert rows_of(Account).count() == 600


def test_a_dry_run_says_what_would_happen_and_keeps_nothing(bring, hanasaki):
    before = Event.objects.count()

    report = bring("deals", DEALS + "D1,x,won,A1,5000,2026-01-05,2026-02-01\nD2,,open,A1,,,\n", dry=True)

    assert (report.made, report.skipped) == (1, 1)
    assert rows_of(Deal).count() == rows_of(Order).count() == 0
    assert Event.objects.count() == before


def test_b12_an_import_never_changes_a_row_out_of_its_actors_reach(
    bring, hanasaki, sales_manager, other_rep, faults
):
    bring("deals", DEALS.strip() + ",owner\nD1,theirs,open,A1,10,2026-01-05,,森 大輔\n")

    report = bring(
        "deals",
        DEALS.strip()
        + ",owner\nD1,mine now,open,A1,99,2026-01-05,,高橋 直子\nD2,mine,open,A1,5,2026-01-05,,高橋 直子\n",
        actor=sales_manager,
    )

    deal = rows_of(Deal).get(external_id="D1")
    assert faults(report) == [(2, "external_id", "not_yours")]
    assert (deal.name, deal.amount, deal.owner_id) == ("theirs", 10, other_rep.user_id)
    assert rows_of(Deal).get(external_id="D2").owner_id == sales_manager.user_id


def test_b12_an_import_makes_no_row_outside_its_actors_reach(
    bring, hanasaki, sales_manager, other_rep, faults
):
    report = bring(
        "deals",
        DEALS.strip()
        + ",owner\nD1,theirs,open,A1,10,2026-01-05,,森 大輔\nD2,mine,open,A1,5,2026-01-05,,高橋 直子\n",
        actor=sales_manager,
    )

    assert faults(report) == [(2, "owner", "not_yours")]
    assert list(rows_of(Deal).values_list("external_id", flat=True)) == ["D2"]


def test_b06_somebody_who_only_reads_brings_in_nothing(bring, hanasaki, read_only):
    with pytest.raises(NotAllowed):
        bring("deals", DEALS + "D1,x,open,A1,,,\n", actor=read_only)

    assert rows_of(Deal).count() == 0


def test_people_come_in_with_teams_and_managers_and_cannot_sign_in(bring, organisation):
    bring("users", "external_id,name,roles,team,team_manager\nU1,山田花子,sales_rep,東日本 / 東京,鈴木\n")

    person, team = User.objects.get(external_id="U1"), Team.objects.unscoped(WHY).get(name="東京")
    assert (person.team_id, team.parent.name, team.manager.name) == (team.pk, "東日本", "鈴木")
    assert person.can_sign_in is False
    assert person.roles == ["sales_rep"]


@pytest.mark.parametrize("role", ["owner", "admin"])
def test_b61_a_file_makes_nobody_an_owner_or_administrator(bring, organisation, faults, role):
    report = bring("users", f"external_id,name,roles\nU1,山田花子,{role}\n")

    assert faults(report) == [(2, "roles", "not_a_choice")]
    assert User.objects.count() == 0


def test_b61_who_can_sign_in_is_not_changed_by_a_file(bring, organisation, owner, faults):
    User.objects.filter(pk=owner.user_id).update(external_id="U1", password="pbkdf2_sha256$x")

    report = bring("users", "external_id,name,email\nU1,乗取,evil@example.com\n")

    assert faults(report) == [(2, "external_id", "can_sign_in")]
    assert User.objects.get(external_id="U1").name == "代表 一郎"


def test_a_code_belongs_to_one_product(bring, organisation, faults):
    bring("products", "external_id,code,name,price\nP1,HM-40,圧力計,1200\n")

    report = bring("products", "external_id,code,name\nP2,HM-40,別物\nP3,HM-41,圧力計2\n")

    assert faults(report) == [(2, "code", "code_taken")]
    assert rows_of(Product).get(external_id="P1").price == 1200
    assert rows_of(Product).filter(external_id="P3").exists()


def test_a_name_that_two_rows_bear_is_asked_about_not_guessed(bring, organisation, faults):
    bring("accounts", "external_id,name\nA1,山田商店\nA2,山田商店\n")

    report = bring("deals", DEALS + "D1,x,open,山田商店,,,\n")

    assert faults(report) == [(2, "account", "unclear_reference")]


def test_names_nobody_knows_are_made_where_the_mapping_says_so(bring, organisation):
    chosen = {
        "external_id": "external_id",
        "name": "name",
        "stage": {"value": "open"},
        "account": {"column": "account", "missing": "make"},
    }

    report = bring("deals", DEALS + "D1,x,,新会社,,,\nD2,y,,新会社,,,\n", columns=chosen)

    assert report.made == 2
    assert rows_of(Account).get().name == "新会社"


def test_contacts_leads_orders_tickets_activities_and_answers_come_in(bring, hanasaki):
    bring("contacts", "external_id,family_name,account,title\nC1,田中,A1,課長\n")
    bring("leads", "external_id,family_name,company\nL1,林,林製作所\n")
    bring("orders", "external_id,account,ordered_on,amount\nO1,A1,2026-02-01,7000\n")
    bring(
        "tickets",
        "external_id,subject,account,status,opened_at,solved_at,text\n"
        "T1,動かない,A1,solved,2026-02-01 10:00,2026-02-02 10:00,電源が入りません\n",
    )
    bring("activities", "external_id,kind,subject,account,happened_at\nV1,visit,定期訪問,A1,2026-02-03\n")
    bring("surveys", "external_id,ticket,score,answered_at\nS1,T1,5,2026-02-04\n")

    assert rows_of(AccountContact).get().title == "課長"
    assert rows_of(Contact).get().family_name == "田中"
    assert rows_of(Lead).get().company == "林製作所"
    assert rows_of(OrderLine).get().net == 7000
    assert rows_of(Message).get().text == "電源が入りません"
    assert rows_of(Activity).get().account_id == hanasaki.pk
    answer = rows_of(SurveyResponse).get()
    assert (answer.score, answer.account_id, answer.ticket.subject) == (5, hanasaki.pk, "動かない")
    assert rows_of(Ticket).get().status == "solved"


def test_a_row_in_the_bin_is_not_brought_back(bring, hanasaki, faults):
    rows_of(Account).update(deleted_at=hanasaki.created_at)

    report = bring("accounts", "external_id,name\nA1,花咲工業\n")

    assert faults(report) == [(2, "external_id", "in_the_bin")]


def test_a_mapping_that_names_no_such_field_or_column_is_refused(bring, organisation):
    with pytest.raises(BadMapping) as bad:
        bring("accounts", "id,n\n", columns={"external_id": "id", "name": "n", "colour": "n"})
    with pytest.raises(BadMapping) as lacking:
        bring("accounts", "id,n\n", columns={"external_id": "id"})
    with pytest.raises(MissingColumns) as missing:
        bring("accounts", "id,n\n", columns={"external_id": "id", "name": "title"})

    assert bad.value.fields == {"colour": "unknown_field"}
    assert lacking.value.fields == {"name": "required"}
    assert missing.value.params == {"names": "title"}


def test_a_choice_may_be_said_as_the_screen_says_it_in_either_language(bring, organisation):
    report = bring(
        "accounts", "external_id,name,kind\nA1,花咲精機,会社\nA2,山田 太郎,Ｐｅｒｓｏｎ\nA3,森商店,company\n"
    )

    assert report.problems == []
    assert list(rows_of(Account).order_by("external_id").values_list("kind", flat=True)) == [
        "company",
        "person",
        "company",
    ]


def test_several_choices_in_one_cell_may_be_said_in_words(bring, organisation):
    bring("users", "external_id,name,roles\nU1,田中 誠,営業、経理\n")

    assert rows_of(User).get(external_id="U1").roles == ["sales_rep", "finance"]


def test_an_id_that_was_merged_away_lands_on_the_kept_record(bring, faults, cli, organisation):
    bring("accounts", "external_id,name\nA-1,株式会社花咲\nA-2,花咲㈱\n")
    kept, gone = rows_of(Account).order_by("external_id")
    merge(cli, ACCOUNTS, kept.uid, gone.uid, version=kept.version, gone_version=gone.version)

    report = bring("accounts", "external_id,name,city\nA-2,株式会社花咲,大阪市\n")
    bring(
        "activities",
        "external_id,account,kind,side,subject,happened_at\nK-1,A-2,call,sales,電話,2026-11-20\n",
    )

    assert (faults(report), report.made, report.changed) == ([], 0, 1)
    kept.refresh_from_db()
    gone.refresh_from_db()
    assert (kept.city, gone.city) == ("大阪市", "")
    assert rows_of(Activity).get().account_id == kept.pk
