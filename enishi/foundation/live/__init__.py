"""Live updates: after a commit, everybody who may read a kind of row hears that it changed. Never what."""
