"""The right advice for a few words, in whatever language either side wrote; the same on both databases."""
