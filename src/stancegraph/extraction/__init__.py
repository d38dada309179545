"""From a document's text to candidate statements and positions; knows no file and no graph."""
