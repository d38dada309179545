"""A graph on the web: a SPARQL endpoint for tools and pages for people, and nothing that writes."""
