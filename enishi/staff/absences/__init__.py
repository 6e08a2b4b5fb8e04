"""Who is away at a moment, and who stands in: one answer for approvals, assignments, notices and rights."""
