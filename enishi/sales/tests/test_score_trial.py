"""The learned score on leads whose truth is known."""

from enishi.sales.qualifying import trial
from enishi.sales.qualifying.learning import known_at_first
from enishi.sales.qualifying.score import USUAL


def test_the_score_keeps_its_promises_on_made_up_leads():
    verdict = trial.trial(1, houses=3)
    assert verdict.failures == []
    assert verdict.auc_of_truth - 0.03 <= verdict.auc < verdict.hindsight - 0.2


def test_a_score_that_asked_for_what_is_found_out_later_would_be_noticed(monkeypatch):
    monkeypatch.setattr(trial, "known_at_first", lambda rules: list(rules))
    assert "hindsight" in trial.trial(1, houses=1).failures


def test_the_truth_speaks_of_all_that_is_known_at_first():
    assert {(rule.field, rule.value) for rule in known_at_first(USUAL)} == set(trial.TRUTH)
