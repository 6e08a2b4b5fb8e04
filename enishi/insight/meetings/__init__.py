"""営業会議: a sales meeting whose agenda is made from the frozen ヨミ表, its minutes, and what was decided."""
