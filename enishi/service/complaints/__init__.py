"""Complaints: the way from a customer's word to a measure that holds, with its deadlines and its report."""
