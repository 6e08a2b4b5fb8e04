"""Payments: from the bank's file or by hand, matched to invoices (消込) by a person who confirms what is offered."""
