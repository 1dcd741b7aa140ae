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
        "LIGGAREN_CLAMD": "[::1]:3310",
        "LIGGAREN_UNSCANNED": "serve",
        "LIGGAREN_SMTP": "smtps://liggaren@post.invalid",
        "LIGGAREN_SMTP_PASSWORD": "hemligt",
        "LIGGAREN_MAIL_FROM": "liggaren@prov.invalid",
        "LIGGAREN_ADDRESS": "https://liggaren.prov.invalid/",
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
        clamd=("::1", 3310),
        unscanned=True,
        smtp="smtps://liggaren@post.invalid",
        smtp_password="hemligt",
        mail_from="liggaren@prov.invalid",
        address="https://liggaren.prov.invalid",
    )


def test_the_keys_follow_the_home_unless_told_otherwise() -> None:
    assert Settings.load({"LIGGAREN_HOME": "hem", "LIGGAREN_KEYS": ""}).keys == Path("hem/keys")


@pytest.mark.parametrize("port", ["0", "65536", "åttatusen", "80.0", "-1", "٨"])
def test_a_port_that_is_none_is_refused(port: str) -> None:
    with pytest.raises(SettingsWrong, match="LIGGAREN_PORT"):
        Settings.load({"LIGGAREN_PORT": port})


@pytest.mark.parametrize("scanner", ["3310", "värd", "värd:", ":3310", "värd:0", "värd:65536", "värd:fel"])
def test_a_scanner_without_an_address_is_refused(scanner: str) -> None:
    """En felskriven virusskanner vägras vid starten: annars vore det som om ingen fanns."""
    with pytest.raises(SettingsWrong, match="LIGGAREN_CLAMD"):
        Settings.load({"LIGGAREN_CLAMD": scanner})


def test_that_unscanned_files_are_handed_out_is_said_in_one_way() -> None:
    with pytest.raises(SettingsWrong, match="LIGGAREN_UNSCANNED"):
        Settings.load({"LIGGAREN_UNSCANNED": "yes"})


def test_a_misspelt_setting_is_refused() -> None:
    with pytest.raises(SettingsWrong, match="LIGGAREN_PROT"):
        Settings.load({"LIGGAREN_PROT": "8080"})


def test_a_password_is_never_shown() -> None:
    """Lösenordet till e-postservern syns inte när inställningarna skrivs ut."""
    assert "hemligt" not in repr(Settings.load({"LIGGAREN_SMTP_PASSWORD": "hemligt"}))
