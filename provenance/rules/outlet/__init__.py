"""Rules about outlets and the registry that describes them."""
