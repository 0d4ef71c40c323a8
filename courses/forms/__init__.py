"""Forms of courses: what a participant hands in and what an editor writes."""
