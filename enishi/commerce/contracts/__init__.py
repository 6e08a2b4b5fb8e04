"""Contracts and installed items: what a customer has of ours, until when it is cared for, when it renews."""
