"""An installation to practise on: nothing leaves it, one click puts it back, and no other installation can be."""

import pytest
from click.testing import CliRunner
from django.contrib.sessions.models import Session

from enishi.commands.demo import demo
from enishi.customers.actions import create_account
from enishi.customers.models import Account
from enishi.exchange.demo import training
from enishi.foundation import hold
from enishi.foundation.events.models import Event
from enishi.foundation.hold.actions import InTraining, begin, begin_training, release
from enishi.foundation.hold.queries import in_training
from enishi.foundation.jobs.models import Job
from enishi.foundation.jobs.worker import drain
from enishi.foundation.search.models import SearchRow
from enishi.staff.models import Organisation, User


@pytest.fixture
def made(monkeypatch) -> list[str]:
    """In place of the whole company, which other tests make, its organisation."""
    calls: list[str] = []

    def make(size: str) -> dict[str, int]:
        calls.append(size)
        Organisation.objects.create(name="みなも計装株式会社")
        return {"accounts": Account.objects.unscoped("test").count()}

    monkeypatch.setattr(training, "make", make)
    return calls


@pytest.fixture
def trained(db, cli, made) -> None:
    begin_training(cli)


def test_from_its_first_moment_on_nothing_leaves_it_and_no_owner_releases_it(trained, api, owner):
    assert (in_training(), hold.held()) == (True, True)
    with pytest.raises(InTraining):
        release(owner)
    assert api(owner).post("/hold/release").json()["code"] == "in_training"
    told = api(owner).get("/me").json()["hold"]
    assert (told["is_training"], told["may"]) == (True, {"release": False, "reset": True})


def test_one_click_of_an_administrator_puts_it_back(trained, api, admin, made):
    create_account(admin, {"name": "練習で作った会社"})
    browser = api(admin)
    assert browser.post("/training/reset").status_code == 204
    drain()
    assert made == ["S"]
    assert Account.objects.unscoped("test").count() == 0
    assert (User.objects.count(), Session.objects.count(), SearchRow.objects.count()) == (0, 0, 0)
    assert (in_training(), hold.held()) == (True, True)
    # All that is left of the log is that it was begun anew, and by whom.
    event = Event.objects.get()
    assert (event.kind, event.data) == ("training.reset", {"by": admin.name})
    assert browser.get("/me").status_code == 401


def test_put_back_twice_cut_short_or_not_it_ends_the_same(trained, cli, made, monkeypatch):
    whole = training.make
    monkeypatch.setattr(training, "make", lambda size: whole(size) and 1 // 0)
    with pytest.raises(ZeroDivisionError):
        training.reset(cli, "test")
    monkeypatch.setattr(training, "make", whole)
    training.reset(cli, "test")
    assert Organisation.objects.unscoped("test").count() == 1
    assert in_training()


def test_it_is_begun_with_the_company_in_it(cli, made, db):
    training.begin(cli, "S")
    assert (made, in_training()) == (["S"], True)


def test_an_installation_with_data_of_its_own_is_never_put_back(api, owner, cli, made):
    create_account(owner, {"name": "本物の会社"})
    assert api(owner).post("/training/reset").json()["code"] == "not_training"
    with pytest.raises(training.NotTraining):
        training.reset(cli, "test")
    with pytest.raises(training.NotTraining):
        training.empty()
    assert CliRunner().invoke(demo, ["--reset"]).exit_code == 1
    assert CliRunner().invoke(demo, ["--training"]).exit_code == 1
    assert (made, Account.objects.unscoped("test").count(), in_training()) == ([], 1, False)


def test_a_restored_installation_that_holds_back_is_no_training_either(api, owner, cli):
    begin(cli, Organisation.objects.unscoped("test").get().created_at)
    assert api(owner).post("/training/reset").json()["code"] == "not_training"


def test_whoever_is_no_administrator_and_no_program_puts_it_back(trained, api, person):
    seller = person("佐藤 健", "sales_rep")
    assert api(seller).post("/training/reset").status_code == 403
    assert not Job.objects.filter(path=training.JOB).exists()
