"""Every word the server says, by key, in Japanese and English: `enishi/<room>/words/{ja,en}.json`."""

from enishi.foundation.i18n.catalogue import LANGUAGES, chosen_language, say

__all__ = ["LANGUAGES", "chosen_language", "say"]
