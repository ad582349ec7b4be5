"""Quaylens: hands over to the commands; without an argument it opens the window."""

import sys

from commands.app import run

if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
