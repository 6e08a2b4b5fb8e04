"""Forms per type 種別ごとの項目: which facts a ticket of a type is asked for, and which it needs before a status."""
