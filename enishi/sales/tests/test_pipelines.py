"""The way deals go: made once, renamed by administrators, shown as a board."""

from enishi.sales.actions import close_deal, create_deal, ensure_default_pipeline, move_deal
from enishi.sales.models import Deal, Pipeline, Stage

PHASES = ["アプローチ", "ヒアリング", "提案", "見積提出", "稟議・決裁待ち", "内示", "受注", "失注", "保留"]


def test_the_default_pipeline_is_made_once_with_the_usual_phases(cli, organisation, stored, events_of):
    pipeline = ensure_default_pipeline(cli)
    assert ensure_default_pipeline(cli) == pipeline
    assert stored(Pipeline).count() == 1
    stages = list(stored(Stage).order_by("position"))
    assert [stage.name for stage in stages] == PHASES
    assert [stage.type for stage in stages[6:]] == ["won", "lost", "on_hold"]
    assert events_of(pipeline) == ["pipeline.created"]


def test_an_administrator_renames_a_stage_and_estimates_it_anew(api, admin, stage, events_of):
    proposal = stage("提案")
    answer = api(admin).patch(f"/stages/{proposal.uid}", {"name": "ご提案", "probability": 45}, version=1)
    assert (answer.status_code, answer.json()["probability"]) == (200, 45)
    assert (stage("ご提案").type, events_of(proposal)) == ("open", ["stage.updated"])


def test_what_a_stage_means_is_not_for_writing(api, admin, stage):
    won = stage("受注")
    for change in ({"type": "lost"}, {"position": 1}, {"probability": 90}, {"name": " "}):
        answer = api(admin).patch(f"/stages/{won.uid}", change, version=1)
        assert (answer.status_code, list(answer.json()["fields"])) == (400, list(change))
    assert stage("受注").version == 1


def test_a_seller_reads_the_stages_and_changes_none(api, sales_rep, stage):
    assert api(sales_rep).get("/pipelines").json()["items"][0]["may"] == {"update": False}
    assert api(sales_rep).patch(f"/stages/{stage('提案').uid}", {"name": "x"}, version=1).status_code == 403
    assert stage("提案").version == 1


def test_the_board_counts_sums_and_weighs_each_stage(api, sales_rep, deal, stage):
    create_deal(sales_rep, {"name": "小口", "amount": 100_000})
    create_deal(sales_rep, {"name": "未定", "stage_id": stage("提案").uid})
    board = api(sales_rep).get("/deals/board").json()
    columns = {column["stage"]["name"]: column for column in board["columns"]}
    first, proposal = columns["アプローチ"], columns["提案"]
    assert (first["count"], first["total"]["amount"], first["weighted"]["amount"]) == (2, 3_500_000, 350_000)
    assert [card["name"] for card in first["cards"]] == ["小口", "振動センサー一式"]
    assert (proposal["count"], proposal["total"]["amount"], proposal["cards"][0]["amount"]) == (1, 0, None)
    assert (board["may"], first["cards"][0]["may"]) == ({"create": True}, {"update": True})
    assert first["cards"][1]["standing"] == {"open_tickets": 0, "worst_priority": 0}


def test_a_colleague_s_cards_stay_where_they_are(api, colleague, read_only, deal):
    told = [api(reader).get("/deals/board").json() for reader in (colleague, read_only)]
    assert [board["columns"][0]["cards"][0]["may"] for board in told] == [{"update": False}] * 2
    assert [board["may"]["create"] for board in told] == [True, False]


def test_the_board_shows_no_more_than_fifty_cards_a_stage_but_counts_all(api, sales_rep, pipeline):
    for n in range(52):
        create_deal(sales_rep, {"name": f"商談{n}"})
    first = api(sales_rep).get("/deals/board").json()["columns"][0]
    assert (first["count"], len(first["cards"])) == (52, 50)


def test_what_ended_long_ago_leaves_the_board(api, sales_rep, deal, stored):
    close_deal(sales_rep, deal.uid, version=1, closed_on=deal.opened_on)
    assert _won(api(sales_rep))["count"] == 1
    stored(Deal).update(closed_on="2020-01-01")
    assert _won(api(sales_rep))["count"] == 0


def test_the_board_says_how_long_won_deals_stood_in_a_stage(api, sales_rep, account, stage, time_machine):
    time_machine.move_to("2026-11-02T03:00:00+00:00", tick=False)
    deal = create_deal(sales_rep, {"name": "一号", "account_id": account.uid, "amount": 1})
    time_machine.move_to("2026-11-12T03:00:00+00:00", tick=False)
    move_deal(sales_rep, deal.uid, stage_id=stage("提案").uid, version=1)
    time_machine.move_to("2026-11-17T03:00:00+00:00", tick=False)
    close_deal(sales_rep, deal.uid, version=2, closed_on=deal.opened_on)
    columns = api(sales_rep).get("/deals/board").json()["columns"]
    usual = {column["stage"]["name"]: column["usual_days"] for column in columns if column["usual_days"]}
    assert usual == {"アプローチ": 10, "提案": 5}


def _won(mine):
    return next(
        column for column in mine.get("/deals/board").json()["columns"] if column["stage"]["type"] == "won"
    )
