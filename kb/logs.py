"""What must not stand in a log: whoever holds the address of such a page may use it."""

import logging
import re

# an address in a line of a log, or in the query of another one
KEY = re.compile(
    r"((?:/|%2F)(?:join|approve|shared|unsubscribe|reset/key|confirm-email)(?:/|%2F))[^/\s?&%\"']+", re.IGNORECASE
)


class WithoutKeys(logging.Filter):
    """Lets every line pass, without the keys in the addresses it names."""

    def filter(self, record: logging.LogRecord) -> bool:
        said = record.getMessage()
        if KEY.search(said):
            record.msg, record.args = KEY.sub(r"\1…", said), ()
        return True
