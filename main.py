"""Quaylens: hands over to the commands; without an argument it opens the window."""

import multiprocessing
import sys

from commands.newest_version import hand_over, stay

if __name__ == "__main__":
    multiprocessing.freeze_support()  # in the bundle this same program is started for what works in other processes
    hand_over(sys.argv[1:])  # to a newer version that was installed beside this one
    stay()
    from commands.app import run

    sys.exit(run(sys.argv[1:]))
