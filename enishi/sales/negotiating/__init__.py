"""Negotiation (交渉): who else is asked, what the customer needs, what holds them back and how we answered it."""
