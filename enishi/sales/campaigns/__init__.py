"""Campaigns: what we did so that people come to us, what it cost, and what came of it."""
