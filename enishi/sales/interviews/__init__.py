"""Asking a customer, after a deal is won or lost, why they decided so."""
