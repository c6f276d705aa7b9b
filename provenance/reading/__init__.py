"""Reading: a path, an address or bytes in, an article with its attributions or a draft claim file out."""
