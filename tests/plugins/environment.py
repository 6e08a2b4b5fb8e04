"""Where tests keep their data: a folder of their own, named before Django reads its settings."""

import os
import tempfile

os.environ.setdefault("ENISHI_DATA", tempfile.mkdtemp(prefix="enishi-test-"))
os.environ.setdefault("ENISHI_SECRET_KEY", "only-for-tests-" + "x" * 40)
os.environ.setdefault("ENISHI_LOG_LEVEL", "CRITICAL")
