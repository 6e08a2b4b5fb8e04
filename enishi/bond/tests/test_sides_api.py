"""What a customer's page shows of both sides."""

import pytest

from enishi.sales.models import Stage

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("language", "stage"), [("ja", "受注"), ("en", "Won"), ("fr", "受注")])
def test_a_deals_stage_is_named_in_the_readers_language(api, sales_rep, deal, account, language, stage):
    Stage.objects.unscoped("test").filter(name="受注").update(name_en="Won")
    answer = api(sales_rep).get(f"/accounts/{account.uid}/overview", accept_language=language)
    assert [card["stage"] for card in answer.json()["deals"]] == [stage]
