"""The forms: they clean what was sent and do not write. One module per noun."""
