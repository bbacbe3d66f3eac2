#!/usr/bin/env python
"""The command line of the site: `manage.py help` lists the commands."""

import os
import sys


def main() -> None:
    """Run a command. What is wrong with the machine rather than with the site is said in a sentence; `--traceback` shows all."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kb.settings")
    from django.core.exceptions import ImproperlyConfigured  # all after the settings module is named
    from django.core.management import execute_from_command_line
    from django.db import OperationalError, ProgrammingError

    try:
        execute_from_command_line(sys.argv)
    except (ImproperlyConfigured, OperationalError, ProgrammingError, OSError) as error:
        if "--traceback" in sys.argv:
            raise
        words = str(error).strip()
        if isinstance(error, OperationalError | ProgrammingError):
            words += "\nLook at DATABASE_URL; tables that are missing are made by: manage.py migrate"
        sys.exit(words)


if __name__ == "__main__":
    main()
