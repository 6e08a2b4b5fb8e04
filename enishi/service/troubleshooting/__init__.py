"""Troubleshooting (切り分け): trees of questions that lead from what a customer sees to what is to be done."""
