"""A whole import taken back, but for what somebody touched since; and mappings that are remembered."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from enishi.customers.actions import delete_contact, update_contact
from enishi.customers.models import Account, Contact
from enishi.exchange.models import Import
from enishi.exchange.undoing import LASTS
from enishi.foundation import clock
from enishi.foundation.jobs.worker import drain
from enishi.foundation.search.models import SearchRow

WHY = "a test looks"
FILE = "ID,姓,名,会社名,メール\n1,森,健,株式会社花咲,k@hanasaki.example\n2,原,愛,㈱花咲,\n3,東,誠,水望商事,\n"
CHOSEN = {
    "external_id": "ID",
    "family_name": "姓",
    "given_name": "名",
    "account": {"column": "会社名", "missing": "make"},
    "email": "メール",
}


@pytest.fixture
def brought(api, admin, tmp_path, monkeypatch, django_capture_on_commit_callbacks):
    """`brought(content)`: a file of contacts uploaded, mapped and brought in by the administrator; its answer."""
    monkeypatch.setattr("enishi.exchange.uploads.place", lambda uid: tmp_path / f"{uid}.csv")

    def run(content=FILE, mapping=CHOSEN):
        made = upload(api(admin), content)
        path = f"/imports/{made['id']}"
        made = api(admin).patch(path, {"mapping": mapping}, made["version"]).json()
        api(admin).post(f"{path}/start", if_match=f'"{made["version"]}"')
        work(django_capture_on_commit_callbacks)
        return api(admin).get(path).json()

    return run


def upload(client, content):
    file = SimpleUploadedFile("contacts.csv", content.encode())
    return client.http.post("/api/v1/imports", {"kind": "contacts", "file": file}).json()


def work(callbacks):
    with callbacks(execute=True):
        drain()


@pytest.fixture
def undo(api, admin, django_capture_on_commit_callbacks):
    def run(row):
        answer = api(admin).post(f"/imports/{row['id']}/undo", if_match=f'"{row["version"]}"')
        assert answer.status_code == 202, answer.json()
        work(django_capture_on_commit_callbacks)
        return api(admin).get(f"/imports/{row['id']}").json()

    return run


def rows_of(model):
    return model.objects.unscoped(WHY).filter(deleted_at=None)


def person(external_id):
    return Contact.objects.unscoped(WHY).get(external_id=external_id)


def test_what_an_import_made_goes_to_the_bin_and_out_of_the_search(brought, undo, events_of):
    row = brought()
    mori = person("1")
    assert row["may"]["undo"]

    done = undo(row)

    assert (done["status"], done["undone"], done["spared"], done["may"]["undo"]) == ("undone", 5, 0, False)
    assert rows_of(Contact).count() == rows_of(Account).count() == SearchRow.objects.count() == 0
    assert events_of(mori) == ["contact.created", "contact.deleted"]


def test_the_mended_file_can_be_brought_in_again(brought, undo):
    undo(brought())

    again = brought()

    assert (again["made"], again["skipped"], rows_of(Contact).count()) == (3, 0, 3)


def test_what_was_edited_since_stays_and_is_told(brought, undo, admin):
    row, mori = brought(), person("1")
    update_contact(admin, mori.uid, {"memo": "いつも午前中"}, version=1)

    done = undo(row)

    assert (done["undone"], done["spared"]) == (3, 2)
    assert {(one["name"], one["reason"]) for one in done["spared_rows"]} == {
        ("森 健", "edited"),
        # He is still there.
        ("株式会社花咲", "in_use"),
    }
    assert [one.family_name for one in rows_of(Contact)] == ["森"]


def test_what_an_import_changed_is_as_it_was_before(brought, undo, admin):
    brought()
    second = brought(FILE.replace("k@hanasaki.example", "new@hanasaki.example").replace("誠", "実"))
    update_contact(admin, person("3").uid, {"memo": "x"}, version=2)

    done = undo(second)

    assert (second["changed"], done["undone"], done["spared"]) == (2, 1, 1)
    mori = person("1")
    assert (mori.email, mori.email_key, mori.version) == ("k@hanasaki.example", "k@hanasaki.example", 3)
    assert person("3").given_name == "実"
    assert rows_of(Contact).count() == 3


def test_what_somebody_deleted_meanwhile_is_no_trouble(brought, undo, admin):
    row = brought()
    delete_contact(admin, person("2").uid, version=1)

    done = undo(row)

    assert done["status"] == "undone"
    assert rows_of(Contact).count() == 0


def test_an_import_is_taken_back_once_and_not_after_a_month(brought, undo, api, admin):
    row = brought()
    Import.objects.unscoped(WHY).update(finished_at=clock.now() - LASTS - timedelta(days=1))
    old = api(admin).post(f"/imports/{row['id']}/undo", if_match=f'"{row["version"]}"')
    Import.objects.unscoped(WHY).update(finished_at=clock.now())
    done = undo(row)
    again = api(admin).post(f"/imports/{row['id']}/undo", if_match=f'"{done["version"]}"')

    assert (old.status_code, old.json()["code"]) == (409, "import.too_old_to_undo")
    assert (again.status_code, again.json()["code"]) == (409, "import.not_to_be_undone")


def test_b01_nobody_takes_back_the_import_of_somebody_else(brought, api, sales_manager):
    row = brought()

    answer = api(sales_manager).post(f"/imports/{row['id']}/undo", if_match=f'"{row["version"]}"')

    assert answer.status_code == 404
    assert rows_of(Contact).count() == 3


def test_a_file_with_the_same_columns_is_offered_the_same_mapping(brought, api, admin):
    brought()

    next_one = upload(api(admin), "メール,姓,名,会社名,ID\n,辻,実,花咲,9\n")

    assert next_one["mapping"]["account"] == {"column": "会社名", "missing": "make"}
    assert next_one["remembered"]["file_name"] == "contacts.csv"
    assert next_one["guessed"]["account"] == "会社名"
    changed = api(admin).patch(
        f"/imports/{next_one['id']}", {"mapping": next_one["guessed"]}, next_one["version"]
    )
    assert changed.json()["remembered"] is None


def test_other_columns_are_matched_by_their_names(brought, api, admin):
    brought()

    next_one = upload(api(admin), "ID,姓,名,会社名\n9,辻,実,花咲\n")

    assert (next_one["remembered"], next_one["mapping"]["account"]) == (None, "会社名")


def test_b02_a_mapping_of_somebody_else_is_not_offered(brought, api, sales_manager):
    brought()

    assert upload(api(sales_manager), FILE)["remembered"] is None


def test_duplicates_are_told_to_whoever_may_see_them(brought, api, admin):
    brought()
    row = brought("ID,姓,名,会社名,メール\n8,森,健,花咲株式会社,K@Hanasaki.example\n9,原,愛,（株）花咲,\n")

    found = api(admin).get(f"/imports/{row['id']}/duplicates").json()

    assert (row["alike"], found["total"]) == (2, 2)
    first, second = found["items"]
    assert (first["row"], first["kind"], first["reasons"]) == (2, "contacts", ["email", "name"])
    assert (first["made"]["name"], first["other"]["about"]) == ("森 健", "株式会社花咲")
    assert second["reasons"] == ["company", "name"]
    delete_contact(admin, person("2").uid, version=1)
    settled = api(admin).get(f"/imports/{row['id']}/duplicates").json()["items"]
    assert [(one["is_settled"], one["other"] is None) for one in settled] == [(False, False), (True, True)]


def test_a_preview_names_the_rows_that_may_be_there_already(api, admin, brought):
    brought()
    made = upload(api(admin), FILE + "8,森,健,株式会社花咲,\n9,辻,実,水望商事,\n10,辻,実,水望商事,\n")

    seen = api(admin).post(f"/imports/{made['id']}/preview").json()

    told = [(one["row"], one["other_row"], (one["other"] or {}).get("name")) for one in seen["duplicates"]]
    assert told == [(5, 2, "森 健"), (7, 6, None)]
    assert seen["alike"] == 2
