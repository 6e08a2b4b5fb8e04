"""Who am I: the first thing the web app asks."""


def test_me_shows_the_places_open_to_a_sales_rep(api, sales_rep, organisation):
    answer = api(sales_rep).get("/me").json()
    assert answer["roles"] == ["sales_rep"]
    assert "deals" in answer["navigation"]
    assert "settings" not in answer["navigation"]
    assert answer["organisation"]["is_set_up"] is True


def test_nobody_is_answered_401_in_japanese(api, db):
    answer = api(None).get("/me")
    assert answer.status_code == 401
    assert answer.json()["title"] == "サインインしていません。"
