"""The demo company みなも計装: fictional, deterministic, the same story at every size."""
