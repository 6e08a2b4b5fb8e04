"""One small module a promise; `python -m tools.check` runs them all and `make check` calls that."""
