"""The API itself: its routers, its description, its errors."""

from ninja import NinjaAPI

from advice.api import analyses, comparing, contributions, exports, playbooks, situations, strategies
from advice.api.problems import add_problem_handlers

api = NinjaAPI(
    title="Rapport",
    version="1",
    description="Read what the site holds. Public without a key; signed in by the site's session, also what your teams keep.",
    urls_namespace="api",
    docs_url=None,  # the page would load scripts from elsewhere
)
add_problem_handlers(api)
api.add_router("/analyze", analyses.router)
api.add_router("/strategies", strategies.router)
api.add_router("/situations", situations.router)
api.add_router("/contributions", contributions.router)
api.add_router("/playbooks", playbooks.router)
api.add_router("/playbooks", comparing.router)
api.add_router("/playbooks", exports.router)
