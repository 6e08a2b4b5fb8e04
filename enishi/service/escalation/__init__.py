"""Escalation: from the first line 一次対応 to the second 二次対応, with a deadline, and back with an answer."""
