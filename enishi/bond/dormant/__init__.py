"""Customers who bought and went quiet (休眠顧客): found, and given to somebody to win back."""
