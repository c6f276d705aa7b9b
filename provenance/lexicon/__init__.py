"""Word lists of how news is written, each with its source. Facts about words, no judgements about speakers."""
