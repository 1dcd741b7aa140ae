"""A time-stamping authority of our own (RFC 3161): its certificates, and answers made by the `openssl` program."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

BEGINS, ENDS = datetime(2020, 1, 1, tzinfo=UTC), datetime(2090, 1, 1, tzinfo=UTC)
CONFIG = """[tsa]
default_tsa = made
[made]
serial = {folder}/serial
crypto_device = builtin
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256, sha384, sha512
"""


def named(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


@dataclass
class Authority:
    """An authority in a folder: `roots` are its root certificate, in PEM."""

    folder: Path

    def __post_init__(self) -> None:
        if shutil.which("openssl") is None or "ts" not in commands():
            pytest.skip("programmet openssl, med ts, finns inte på den här maskinen")
        self.folder.mkdir()
        root, leaf = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
        mine = certificate("Provrot", root, "Provrot", root, x509.BasicConstraints(ca=True, path_length=None))
        stamper = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
        theirs = certificate("Provstämplaren", leaf, "Provrot", root, stamper)
        self.roots = mine.public_bytes(Encoding.PEM)
        (self.folder / "roots.pem").write_bytes(self.roots)
        (self.folder / "tsa.pem").write_bytes(theirs.public_bytes(Encoding.PEM))
        key = leaf.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        (self.folder / "tsa.key").write_bytes(key)
        (self.folder / "serial").write_text("01\n")
        (self.folder / "tsa.cnf").write_text(CONFIG.format(folder=self.folder))

    def answer(self, request: bytes, *more: str) -> bytes:
        """An answer (.tsr) to a request (.tsq)."""
        asked, made = self.folder / "asked.tsq", self.folder / "made.tsr"
        asked.write_bytes(request)
        told = {"-config": "tsa.cnf", "-signer": "tsa.pem", "-inkey": "tsa.key"}
        said = [word for name, file in told.items() for word in (name, str(self.folder / file))]
        openssl("ts", "-reply", "-queryfile", str(asked), "-section", "made", "-out", str(made), *said, *more)
        return made.read_bytes()

    def is_verified(self, note: bytes, answer: bytes) -> bool:
        """Whether `openssl` says that the answer is a stamp of the note."""
        said, stamped = self.folder / "note.txt", self.folder / "answer.tsr"
        said.write_bytes(note)
        stamped.write_bytes(answer)
        command = ["openssl", "ts", "-verify", "-data", str(said), "-in", str(stamped)]
        return (
            subprocess.run([*command, "-CAfile", str(self.folder / "roots.pem")], capture_output=True).returncode == 0
        )


def commands() -> list[str]:
    return openssl("list", "-commands").split()


def openssl(*arguments: str) -> str:
    return subprocess.run(["openssl", *arguments], capture_output=True, text=True, check=True).stdout


def certificate(
    name: str,
    key: ec.EllipticCurvePrivateKey,
    issuer: str,
    by: ec.EllipticCurvePrivateKey,
    critical: x509.ExtensionType,
) -> x509.Certificate:
    made = (
        x509.CertificateBuilder()
        .subject_name(named(name))
        .issuer_name(named(issuer))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(BEGINS)
        .not_valid_after(ENDS)
        .add_extension(critical, critical=True)
    )
    return made.sign(by, hashes.SHA256())
