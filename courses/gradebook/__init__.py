"""The gradebook as values and as files; queries/gradebook.py reads what it shows."""
