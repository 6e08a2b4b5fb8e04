"""Winning new customers (新規開拓): lists of whom to call and what came of it, first wins, notes on a market."""
