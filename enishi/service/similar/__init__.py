"""Similar past tickets: what was answered when the like was asked before."""
