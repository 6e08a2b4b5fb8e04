"""Service over HTTP."""
