"""Asking a graph in SPARQL: named queries with parameters, a deadline, and nothing that writes."""
