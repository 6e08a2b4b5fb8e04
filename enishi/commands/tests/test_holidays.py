"""`enishi holidays FILE`."""

from click.testing import CliRunner

from enishi.commands.holidays import holidays
from enishi.staff.models import HolidayYear

LIST = "国民の祝日・休日月日,国民の祝日・休日名称\r\n2027/1/1,元日\r\n"


def test_a_list_is_taken_in_and_a_second_time_says_nothing_new(organisation, tmp_path):
    file = tmp_path / "syukujitsu.csv"
    file.write_bytes(LIST.encode("cp932"))
    first = CliRunner().invoke(holidays, [str(file)])
    assert (first.exit_code, first.output) == (0, "Changed: 2027\n")
    again = CliRunner().invoke(holidays, [str(file)])
    assert (again.exit_code, again.output) == (0, "Nothing new: every year is as it was.\n")
    assert HolidayYear.objects.unscoped("test").get().days == {"2027-01-01": "元日"}


def test_a_file_of_another_kind_is_refused_in_words(organisation, tmp_path, monkeypatch):
    monkeypatch.setenv("LC_ALL", "ja_JP.UTF-8")
    file = tmp_path / "photo.png"
    file.write_bytes(b"\x89PNG\x00")
    refused = CliRunner().invoke(holidays, [str(file)])
    assert refused.exit_code == 1
    assert "祝日の一覧を取り込めません" in refused.output
    assert not HolidayYear.objects.unscoped("test").exists()
