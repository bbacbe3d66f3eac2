"""The door for people: HTML pages."""
