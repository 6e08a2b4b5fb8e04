"""Invoices: drafted from what was delivered, issued as documents that never change, lowered by credit notes alone."""
