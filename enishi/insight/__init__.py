"""The revenue ledger, the metric registry, reports and the comparison board."""
