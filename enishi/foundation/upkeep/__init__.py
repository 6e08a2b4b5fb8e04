"""The ground floor's own periodic work."""
