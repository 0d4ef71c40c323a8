"""How questions measure, what to mend in them, and what a mended key changes. Pure."""
