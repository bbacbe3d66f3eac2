"""Whose votes count, and which look as if they were given together; reads, never writes."""
