"""What is done before a promise runs out, and after."""

from typing import Any

WORDS: dict[str, Any] = {
    "SlaStep.target": "solve",
    "SlaStep.minutes": 60,
    "SlaStep.is_after": False,
    "SlaStep.act": "tell_manager",
    "SlaStep.priority": None,
    "SlaStep.team": None,
    "SlaStep.team_id": None,
    "SlaPolicy.contracts": ["always", "onsite"],
    "SlaHours.days": ["mon", "tue", "wed", "thu", "fri", "sat"],
    "SlaHours.frames": [["08:00", "12:00"], ["13:00", "20:00"]],
    "works_holidays": False,
    "second_line": 540,
    "close_solved_days": 5,
    "close_waiting_days": 10,
    "close_notice_days": 3,
    "TargetStep.act": "tell_manager",
    "TargetStep.minutes": 60,
    "TargetStep.is_after": False,
    "TargetStep.at": "2026-11-20T08:40:00Z",
    "TargetStep.is_taken": True,
}
