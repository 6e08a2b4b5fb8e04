from tools import totals


def test_the_closing_line_adds_all_runs_and_a_skip_fails(tmp_path, capsys):
    suite = '<testsuites><testsuite tests="{}" failures="{}" errors="0" skipped="{}"/></testsuites>'
    (tmp_path / "a.xml").write_text(suite.format(7, 0, 0))
    assert totals.main(str(tmp_path)) == 0
    (tmp_path / "b.xml").write_text(suite.format(3, 1, 1))
    assert totals.main(str(tmp_path)) == 1
    assert capsys.readouterr().out.splitlines() == [
        "7 passed, 0 failed, 0 skipped",
        "8 passed, 1 failed, 1 skipped",
    ]


def test_no_test_at_all_is_a_failure(tmp_path):
    assert totals.main(str(tmp_path)) == 1
