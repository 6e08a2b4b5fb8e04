"""Leads that come by themselves: forms on the web, what was posted, and what of it is let in."""
