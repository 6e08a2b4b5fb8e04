"""Forms and what was posted to them, over the API."""

import pytest

from enishi.foundation import clock
from enishi.sales.models import FormPost, Lead, LeadForm

NEW = {
    "name": "資料請求",
    "title": "資料請求フォーム",
    "fields": [{"name": "family_name"}, {"name": "phone", "label": "お電話"}],
}


@pytest.fixture
def form(api, sales_manager) -> dict:
    made = api(sales_manager).post("/lead-forms", NEW)
    assert made.status_code == 201, made.json()
    return made.json()


@pytest.fixture
def held(form, stored) -> FormPost:
    return FormPost.objects.create(
        form=stored(LeadForm).get(),
        state=FormPost.SUSPECT,
        reasons=["links"],
        values={"family_name": "渡辺", "phone": "03-5550-0142"},
        answers=[{"label": "ご予算は", "text": "300万円"}],
        utm={"utm_source": "mail"},
        posted_at=clock.now(),
    )


def test_a_form_has_a_page_and_a_tag_of_its_own(form):
    assert form["address"].split("/f/")[1] in form["script"]
    assert [one["is_required"] for one in form["fields"]] == [True, False]
    assert (form["source"], form["is_active"], form["may"]) == ("web", True, {"update": True})


def test_a_form_is_refused_as_a_whole_and_made_by_managers_only(api, sales_manager, sales_rep, stored):
    wrong = NEW | {"name": " ", "fields": [{"name": "email"}], "sites": ["*"], "redirect_url": "javascript:a"}
    refused = api(sales_manager).post("/lead-forms", wrong)
    assert (refused.status_code, set(refused.json()["fields"])) == (
        400,
        {"name", "fields", "sites", "redirect_url"},
    )
    assert api(sales_rep).post("/lead-forms", NEW).status_code == 403
    assert stored(LeadForm).count() == 0


def test_what_is_held_becomes_a_lead_on_somebody_s_word(api, sales_rep, admin, held, stored, events_of):
    done = api(sales_rep).post(f"/form-posts/{held.uid}/let-in", if_match='"1"').json()
    lead = stored(Lead).get()
    assert (done["state"], done["lead"]["id"], done["may"]) == ("taken", str(lead.uid), {"decide": False})
    assert (lead.phone, lead.note, lead.utm) == ("03-5550-0142", "ご予算は: 300万円", {"utm_source": "mail"})
    assert events_of(held) == ["form_post.taken"]
    again = api(admin).post(f"/form-posts/{held.uid}/dismiss", if_match='"2"')
    assert (again.status_code, again.json()["code"]) == (409, "form.post_decided")


def test_what_is_dismissed_stays_in_the_list(api, sales_rep, form, held, stored):
    api(sales_rep).post(f"/form-posts/{held.uid}/dismiss", if_match='"1"')
    seen = api(sales_rep).get(f"/form-posts?state=dismissed&form_id={form['id']}").json()["items"]
    assert [one["id"] for one in seen] == [str(held.uid)] and stored(Lead).count() == 0


def test_a_post_is_read_as_far_as_its_lead(api, sales_rep, other_rep, service_agent, held):
    mine, others = api(sales_rep), api(other_rep)
    assert len(others.get("/form-posts").json()["items"]) == 1
    lead = mine.post(f"/form-posts/{held.uid}/let-in", if_match='"1"').json()["lead"]
    mine.post(f"/leads/{lead['id']}/take", if_match='"1"')
    assert [len(who.get("/form-posts").json()["items"]) for who in (mine, others)] == [1, 0]
    assert api(service_agent).get("/form-posts").status_code == 403
