"""What the kernel says of batteries."""

from commands.power_supply import on_battery


def supply(folder, name, **said):
    (folder / name).mkdir()
    for what, value in said.items():
        (folder / name / what).write_text(f"{value}\n")


def test_a_battery_that_is_emptied_counts_and_that_of_a_mouse_does_not(tmp_path):
    assert not on_battery(tmp_path / "none")
    supply(tmp_path, "hidpp_battery_0", type="Battery", status="Discharging", scope="Device")
    supply(tmp_path, "AC", type="Mains", online=0)
    assert not on_battery(tmp_path)
    supply(tmp_path, "BAT0", type="Battery", status="Discharging")
    assert on_battery(tmp_path)
    (tmp_path / "BAT0" / "status").write_text("Charging\n")
    assert not on_battery(tmp_path)
