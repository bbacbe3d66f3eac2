"""The simulated site behind bench/ranking.py: who comes, what they see and vote on, under which rule."""
