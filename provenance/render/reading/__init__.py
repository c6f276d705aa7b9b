"""What reading an article found, in every format: one pure function a format."""
