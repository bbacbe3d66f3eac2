"""The server's entrance (WSGI)."""

import gc
import os

from django.core.wsgi import get_wsgi_application

from advice.suggestions.cues import languages, lexicon

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kb.settings")

application = get_wsgi_application()

# Read here, once for all processes that are forked from this one: the first search or draft would wait a second for them.
for language in languages():
    lexicon(language)
gc.freeze()  # or each full collection looks through them again, a tenth of a second in the middle of a search
