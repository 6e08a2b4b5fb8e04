"""The ground every room stands on: the gate, events, jobs, search, time, money and text.

Foundation points at no room above it: events, jobs and keys carry plain columns, and the
policy is keyed by label ("sales.Deal"), with each room registering how its rows are owned.
"""
