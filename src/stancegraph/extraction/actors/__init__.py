"""Who holds a position, and on whose behalf: names, offices, groups, pronouns, voices."""
