"""The verbs: the only place that writes. Each asks policy first, then writes in one transaction."""
