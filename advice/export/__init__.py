"""Playbook editions as files: a frozen document, and one module for each format."""
