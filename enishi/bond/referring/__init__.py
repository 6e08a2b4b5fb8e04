"""Asking a customer to name others at a good moment, and thanking who did (紹介のお願いとお礼)."""
