"""Whose a lead is that came without an owner: rules in order, and why they chose whom."""
