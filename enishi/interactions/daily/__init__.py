"""日報: what somebody did on a day, what they think of it, and what their manager says."""
