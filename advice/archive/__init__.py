"""Reading engine: a whole site as data, one file of JSON Lines a noun."""
