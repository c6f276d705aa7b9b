"""Rules about words and figures held against the pages they come from."""
