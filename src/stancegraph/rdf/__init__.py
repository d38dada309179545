"""Tables → triples, their serialisations, and validation against the shapes."""
