import subprocess
import sys

import pytest


@pytest.mark.parametrize("parallel", [[], ["-n", "1"]])
def test_a_skipped_test_fails_the_run(tmp_path, parallel, pytestconfig):
    # Planted: a run with a skipped test in it, which the plugin has to fail.
    planted = "import pytest\ndef test_it():\n    pytest.skip('planted')\ndef test_ok():\n    pass\n"
    (tmp_path / "test_it.py").write_text(planted)
    words = ["-p", "tests.plugins.no_skips", "-p", "no:django", "-p", "no:cacheprovider", "-c", "/dev/null"]
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", *words, *parallel, "--rootdir", str(tmp_path), str(tmp_path)],
        cwd=pytestconfig.rootpath,
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 1
    assert "1 skipped: install or start what they need" in ran.stdout
