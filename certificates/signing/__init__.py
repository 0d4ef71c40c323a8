"""The electronic signature of the document (PAdES)."""
