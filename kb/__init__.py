"""The roof: composes the site, owns no domain.

Before anything opens a database, a SQLite that has the WAL-reset fix takes the place of Python's own (see docs/decisions/0003).
"""

import sys

try:
    import pysqlite3
except ImportError:  # not Linux: the system check kb.W001 says when Python's own SQLite is too old
    pass
else:
    sys.modules["sqlite3"] = pysqlite3
    sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2
