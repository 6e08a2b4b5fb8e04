"""Demos (製品デモ): planned, invited to by a calendar invitation, held, with what was shown, asked and answered."""
