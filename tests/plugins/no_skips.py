"""A run in which a test was skipped has failed: what is not tested is not known to hold."""

import pytest


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    # Workers of a parallel run have no reporter; the one that gathers their results decides.
    if reporter is None or hasattr(session.config, "workerinput"):
        return
    skipped = len(reporter.stats.get("skipped", [])) + len(reporter.stats.get("xfailed", []))
    if skipped and session.exitstatus in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED):
        reporter.write_line("")
        reporter.write_line(f"{skipped} skipped: install or start what they need, or delete them.", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
