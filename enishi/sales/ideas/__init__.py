"""What else a customer may want (おすすめ): what those have who have the same."""
