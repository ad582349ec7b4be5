"""Quaylens: hands over to the commands; without an argument it opens the window."""

import multiprocessing
import sys

from commands.app import run

if __name__ == "__main__":
    multiprocessing.freeze_support()  # in the bundle this same program is started for what works in other processes
    sys.exit(run(sys.argv[1:]))
