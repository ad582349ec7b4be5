"""The desks of the pages beside inspecting, kept in memory."""

import dataclasses
from dataclasses import dataclass, field

from gui.page_services import PageServices, SettingsDesk
from inspection.settings import Settings, settings_from


@dataclass
class Desks:
    """What the fakes hold, to be looked at and broken by tests."""

    settings: Settings = field(default_factory=Settings)


def page_services(edge, noted):
    desks = edge.desks

    def write(name, value):
        desks.settings = settings_from({**dataclasses.asdict(desks.settings), name: value})
        return desks.settings

    return PageServices(
        settings=SettingsDesk(
            read=noted("read_settings", lambda: desks.settings),
            write=noted("write_setting", write),
            ports=noted("ports", lambda: (("/dev/ttyACM0", "Scanner"),)),
        )
    )
