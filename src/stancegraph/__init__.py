"""stancegraph: which country stood where, on whose behalf, when, about what, and who says so."""
