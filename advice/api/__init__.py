"""The door for programs: read-only REST below /api/v1/, described at /api/v1/openapi.json."""

from advice.api.root import api

__all__ = ["api"]
