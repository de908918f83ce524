"""`python -m tests [pytest arguments] [--lint]`: sets up once, then runs the tests, or the lint."""

import sys

from followup_xl import _bootstrap

if __name__ == "__main__":
    _bootstrap.ensure(needs=("pytest", "hypothesis", "yaml"))

    from tests.support.runner import main

    sys.exit(main(sys.argv[1:]))
