"""Enishi (縁): sales and customer service on one customer record, with one ledger."""

__version__ = "0.1.0"
