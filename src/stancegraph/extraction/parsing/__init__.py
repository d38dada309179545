"""What rules stand on: sentences and words with their parts of speech, heads and relations."""
