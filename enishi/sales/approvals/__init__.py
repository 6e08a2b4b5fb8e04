"""Approval in steps (稟議): which quotes need leave, who gives it one after another, and what they said."""
