"""Whose a new ticket is: rules in order, skills and load, who is on duty, and why it went there."""
