"""Where tests keep their data: a folder of their own, named before Django reads its settings."""

import os
import tempfile

# Each process of a parallel run has its own: files of one test would be found by another's.
if "ENISHI_DATA" not in os.environ or "PYTEST_XDIST_WORKER" in os.environ:
    os.environ["ENISHI_DATA"] = tempfile.mkdtemp(prefix="enishi-test-")
os.environ.setdefault("ENISHI_SECRET_KEY", "only-for-tests-" + "x" * 40)
os.environ.setdefault("ENISHI_LOG_LEVEL", "CRITICAL")
