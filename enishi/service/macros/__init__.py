"""Macros マクロ: words with places to fill in 定型文, and what is done with a ticket at the same time."""
