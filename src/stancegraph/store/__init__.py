"""The graph directory: manifest, tables and Oxigraph store; building, adding and opening it."""
