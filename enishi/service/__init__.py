"""Customer service: tickets, internal notes, surveys. Never imports sales; the two meet in bond."""
