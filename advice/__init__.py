"""Practitioners share, find and keep advice: one application, laid out in floors (docs/house.md)."""
