"""One line that says what somebody will do or did: 「明日10時 ハナサキ精機 訪問」."""
