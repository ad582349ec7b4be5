"""Debian's Chromium through Playwright, quiet and without a download of its own."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager

from playwright.sync_api import sync_playwright

QUIET = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-extensions",
    "--disable-sync",
    "--disable-gpu",
    "--metrics-recording-only",
    "--no-first-run",
    "--no-pings",
    "--disable-features=OptimizationHints,MediaRouter,Translate,AutofillServerCommunication,CertificateTransparency",
]


@contextmanager
def chromium():
    """A browser; as root it has no sandbox."""
    path = shutil.which("chromium")
    assert path is not None, "chromium is missing: run packaging/set_up.sh dev"
    flags = [*QUIET, *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=flags, headless=True)
        try:
            yield browser
        finally:
            browser.close()
