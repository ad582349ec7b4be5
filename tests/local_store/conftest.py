from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.local_store.scene import new_store


def pytest_configure(config):
    config.addinivalue_line("markers", "mounts: mounts a disk; without root it runs in a name space of its own")


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem):
    if pyfuncitem.get_closest_marker("mounts") is None or os.geteuid() == 0:
        return None
    command = ["unshare", "-rm", sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", pyfuncitem.nodeid]
    done = subprocess.run(command, cwd=pyfuncitem.config.rootpath, capture_output=True, text=True, timeout=100)
    assert done.returncode == 0, done.stdout + done.stderr
    return True


@pytest.fixture
def disk(tmp_path):
    """Mounts a disk of 48 MB, three times what a store keeps back; gives its folder."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if os.geteuid() != 0:  # the test itself runs elsewhere
        yield folder
        return
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=48m", "none", folder], check=True, timeout=20)
    yield folder
    subprocess.run(["umount", "-l", folder], check=True, timeout=20)


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "store"


@pytest.fixture
def store(folder):
    with new_store(folder) as opened:
        yield opened
