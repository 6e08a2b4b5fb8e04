"""Webhooks: events leave the house, signed, with retries and a delivery log."""
