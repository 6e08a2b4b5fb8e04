"""Questions the house asks customers by mail: after a solve, and apart from any ticket."""
