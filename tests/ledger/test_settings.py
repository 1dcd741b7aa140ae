"""What the program may be told from outside, and nothing misspelt is passed over."""

from __future__ import annotations

from pathlib import Path

import pytest

from ledger.settings import Settings, SettingsWrong


def test_without_being_told_anything_it_stands_in_var() -> None:
    assert Settings.load({"PATH": "/bin"}) == Settings()


def test_every_setting_is_read() -> None:
    said = {
        "LIGGAREN_HOME": "hem",
        "LIGGAREN_KEYS": "nycklar",
        "LIGGAREN_DSN": "host=db",
        "LIGGAREN_OWNER_DSN": "host=db user=owner",
        "LIGGAREN_BINARIES": "pg",
        "LIGGAREN_PORT": "8080",
        "LIGGAREN_ISSUERS": "utfardare",
        "LIGGAREN_WITNESSES": "vittnen.txt",
    }
    assert Settings.load(said) == Settings(
        home=Path("hem"),
        keys=Path("nycklar"),
        dsn="host=db",
        owner_dsn="host=db user=owner",
        binaries=Path("pg"),
        port=8080,
        issuers=Path("utfardare"),
        witnesses=Path("vittnen.txt"),
    )


def test_the_keys_follow_the_home_unless_told_otherwise() -> None:
    assert Settings.load({"LIGGAREN_HOME": "hem", "LIGGAREN_KEYS": ""}).keys == Path("hem/keys")


@pytest.mark.parametrize("port", ["0", "65536", "åttatusen", "80.0", "-1", "٨"])
def test_a_port_that_is_none_is_refused(port: str) -> None:
    with pytest.raises(SettingsWrong, match="LIGGAREN_PORT"):
        Settings.load({"LIGGAREN_PORT": port})


def test_a_misspelt_setting_is_refused() -> None:
    with pytest.raises(SettingsWrong, match="LIGGAREN_PROT"):
        Settings.load({"LIGGAREN_PROT": "8080"})
