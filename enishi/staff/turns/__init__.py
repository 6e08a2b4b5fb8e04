"""Whose turn it is: to a person, or whoever stands in for them; to the one of many who has least on their hands."""
