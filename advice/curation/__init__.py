"""Reading engine: what a playbook's draft would need, its tensions, its drift, what a rule would fill in."""
