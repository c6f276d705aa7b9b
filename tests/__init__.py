"""A package by name, because pywb installs one of the same name, which would be taken instead of a folder without."""
