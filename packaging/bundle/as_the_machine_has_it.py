"""Run first in the bundle: takes the bundle's libraries out of the way of the machine's own programs.

Its loader has put them before those of the machine, where Tesseract or a player of sounds would find them as well.
The program itself goes on with what it was started with.
"""

import os

for _name in ("LD_LIBRARY_PATH", "LIBPATH", "DYLD_LIBRARY_PATH"):
    _before = os.environ.pop(f"{_name}_ORIG", None)
    if _before is not None:
        os.environ[_name] = _before
    else:
        os.environ.pop(_name, None)
