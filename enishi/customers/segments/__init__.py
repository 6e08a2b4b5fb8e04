"""Segments (セグメント): parts of the market as saved questions about customers, and how far we are in each."""
