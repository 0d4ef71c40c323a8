"""Walk-through tables: what people do, when, and what must come of it. See README.md."""
