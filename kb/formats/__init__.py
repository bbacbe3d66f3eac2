"""Dates as a language writes them, where the framework's own formats fall short."""
