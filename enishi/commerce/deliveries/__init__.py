"""Deliveries of an order: what left the house on which day, and when the customer took it as good (検収)."""
