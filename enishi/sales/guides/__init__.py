"""The product finder (製品ガイド): questions whose answers say which products fit, and why."""
