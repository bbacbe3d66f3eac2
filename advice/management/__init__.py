"""The command line: each command parses its arguments, calls one verb or engine, and prints."""
