"""Where messages may go: nowhere that is ours, however the address is written and whatever its name leads to."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Sequence
from datetime import timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from ledger import clock
from ledger.outgoing.addresses import Address, NotATarget, is_public, target
from ledger.outgoing.egress import TROUBLES, Egress, Resolve, Undelivered, told
from tests.api.receiver import Receiver

REFUSED_4 = [
    "0.0.0.0",
    "0.1.2.3",
    "10.0.0.1",
    "10.255.255.255",
    "100.64.0.1",
    "100.127.255.254",
    "127.0.0.1",
    "127.255.0.9",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.1",
    "192.0.0.9",
    "192.0.2.7",
    "192.88.99.1",
    "192.168.0.1",
    "198.18.0.1",
    "198.19.255.255",
    "198.51.100.4",
    "203.0.113.9",
    "224.0.0.1",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
]
REFUSED_6 = [
    "::",
    "::1",
    "::ffff:127.0.0.1",
    "::ffff:7f00:1",
    "::ffff:10.0.0.1",
    "::ffff:8.8.8.8",
    "::127.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b::8.8.8.8",
    "64:ff9b:1::1",
    "100::1",
    "fc00::1",
    "fd12:3456::1",
    "fe80::1",
    "fec0::1",
    "ff02::1",
    "ff0e::1",
    "2001::1",
    "2001:0:4136:e378::1",
    "2001:10::1",
    "2001:20::1",
    "2001:db8::1",
    "2002:7f00:1::1",
    "2002:0a00:1::1",
    "3fff::1",
    "5f00::1",
    "4000::1",
]
PUBLIC = [
    "8.8.8.8",
    "1.1.1.1",
    "100.63.255.255",
    "100.128.0.1",
    "172.15.255.255",
    "172.32.0.1",
    "192.0.1.1",
    "192.167.255.255",
    "223.255.255.255",
    "2a00:1450:400f:80d::200e",
    "2606:4700:4700::1111",
    "2001:4860:4860::8888",
    "2003::1",
]


@pytest.mark.parametrize("address", [*REFUSED_4, *REFUSED_6])
def test_networks_that_are_not_anybodys_are_refused(address: str) -> None:
    """Privata, lokala, delade, reserverade och översatta adresser nås inte, varken skrivna eller uppslagna."""
    assert not is_public(ip_address(address))
    with pytest.raises(NotATarget):
        target(f"https://[{address}]/in" if ":" in address else f"https://{address}/in")
    sender = Egress(resolve=leads_to("93.184.216.34", address))
    with pytest.raises(Undelivered, match="refused"):
        asyncio.run(sender.post(target("https://system.example.se/in"), {}, b"{}"))


@pytest.mark.parametrize("address", PUBLIC)
def test_networks_that_are_anybodys_are_not(address: str) -> None:
    assert is_public(ip_address(address))
    assert target(f"https://[{address}]/" if ":" in address else f"https://{address}/").host == address


@pytest.mark.parametrize(
    "url",
    [
        "https://2130706433/",
        "https://017700000001/",
        "https://0x7f000001/",
        "https://0x7f.0.0.1/",
        "https://0177.0.0.1/",
        "https://127.1/",
        "https://127.0.1/",
        "https://8.8.8.08/",
        "https://8.8.8.8.8/",
        "https://[fe80::1%25eth0]/",
        "https://[::1/",
        "https://localhost/",
        "https://x.localhost/",
        "https://intranet/",
        "https://system.example.se./",
        "https://-system.example.se/",
        "https://sys_tem.example.se/",
        "https://System.example.se/",
        "https://systém.example.se/",
        "https://a:b@system.example.se/",
        "https://a@system.example.se/",
        "https://system.example.se@127.0.0.1/",
        "https://system.example.se\\@127.0.0.1/",
        "https://system.example.se/#del",
        "https://system.example.se/a b",
        "https://system.example.se/\r\nX: y",
        "https://system.example.se/å",
        "https://system.example.se:0/",
        "https://system.example.se:65536/",
        "https://system.example.se:/",
        "https:///in",
        "https://",
        "http://system.example.se/",
        "ftp://system.example.se/",
        "//system.example.se/",
        "system.example.se",
        "https://system.example.se/" + "x" * 1000,
        " https://system.example.se/",
    ],
)
def test_an_address_is_written_in_one_way(url: str) -> None:
    """Talformer, lösenord, namn på den egna maskinen och allt annat än https tas inte emot."""
    with pytest.raises(NotATarget) as refused:
        target(url)
    assert "system" not in str(refused.value).removesuffix("som system.example.se.") and "§" not in str(refused.value)


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://system.example.se", "https://system.example.se/"),
        ("https://system.example.se/in/a?nyckel=hemlig", "https://system.example.se/in/a"),
        ("https://system.example.se:8443/?a", "https://system.example.se:8443/"),
        ("https://xn--systm-fsa.example.se/", "https://xn--systm-fsa.example.se/"),
        ("https://[2606:4700:4700::1111]:8443/", "https://[2606:4700:4700::1111]:8443/"),
    ],
)
def test_an_address_is_shown_without_its_query(url: str, shown: str) -> None:
    assert target(url).shown == shown and "hemlig" not in repr(target(url))


@pytest.mark.parametrize("url", ["http://127.0.0.1:8001/in", "http://localhost:8001/in", "http://[::1]:8001/"])
def test_in_the_clear_only_to_this_machine_and_only_in_a_demonstration(url: str) -> None:
    """En demonstration får skicka i klartext till den egna maskinen; ingen annan, och ingen annanstans."""
    assert not target(url, plain=True).secure
    with pytest.raises(NotATarget):
        target(url)
    for other in (
        "http://system.example.se/",
        "http://8.8.8.8/",
        "http://192.168.0.1/",
        "http://2130706433/",
        "http://x.localhost/",
    ):
        with pytest.raises(NotATarget):
            target(other, plain=True)
    sender = Egress(resolve=leads_to("93.184.216.34"))
    with pytest.raises(Undelivered, match="refused"):
        asyncio.run(sender.post(target("http://localhost/", plain=True), {}, b"{}"))


def test_every_trouble_has_its_words() -> None:
    assert all(told(name) == words and words.endswith((".", ").")) for name, words in TROUBLES.items())
    assert told("http_503") == "Mottagaren svarade 503."


# ── What a name leads to ─────────────────────────────────────────────────────


def leads_to(*addresses: str) -> Resolve:
    async def resolve(host: str, port: int) -> Sequence[str]:
        return addresses

    return resolve


def this_machine_too(address: Address) -> bool:
    return is_public(address) or address.is_loopback


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A certificate for system.example.se that nobody but who is told to believes."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "system.example.se")])
    now = clock.now()
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("system.example.se")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path / "system.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    return path


def receiving(certificate: Path) -> Receiver:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    return Receiver(context=context)


HEADERS = {"webhook-id": "msg_1", "webhook-timestamp": "1", "webhook-signature": "v1,x"}
BODY = b'{"data": {"position": 1}}'


def test_the_certificate_is_held_against_the_name_and_not_against_the_address(certificate: Path) -> None:
    """Anslutningen går till den prövade adressen, och certifikatet ska gälla namnet."""

    def believed() -> ssl.SSLContext:
        return ssl.create_default_context(cafile=str(certificate))

    with receiving(certificate) as receiver:
        sender = Egress(resolve=leads_to("127.0.0.1"), may=this_machine_too, context=believed)
        to = target(f"https://system.example.se:{receiver.port}/in?nyckel=1")
        assert asyncio.run(sender.post(to, HEADERS, BODY)) == (204, None)
        assert receiver.got[0].path == "/in?nyckel=1" and receiver.got[0].body == BODY
        for other, context in (("annat.example.se", believed), ("system.example.se", ssl.create_default_context)):
            strict = Egress(resolve=leads_to("127.0.0.1"), may=this_machine_too, context=context)
            with pytest.raises(Undelivered, match="certificate"):
                asyncio.run(strict.post(target(f"https://{other}:{receiver.port}/in"), HEADERS, BODY))
    assert len(receiver.got) == 1


def test_a_name_that_changes_its_mind_gains_nothing(certificate: Path) -> None:
    """Ett namn som först leder ut och sedan in slås upp en gång per försök, och det som dömdes är det som nås."""
    asked: list[str] = []

    def believed() -> ssl.SSLContext:
        return ssl.create_default_context(cafile=str(certificate))

    async def changing(host: str, port: int) -> Sequence[str]:
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["127.0.0.1", "127.0.0.2"]

    with receiving(certificate) as receiver:
        sender = Egress(resolve=changing, may=lambda one: str(one) == "127.0.0.1", context=believed)
        to = target(f"https://system.example.se:{receiver.port}/in")
        assert asyncio.run(sender.post(to, HEADERS, BODY)) == (204, None)
        with pytest.raises(Undelivered, match="refused"):
            asyncio.run(sender.post(to, HEADERS, BODY))
        assert len(asked) == 2 and len(receiver.got) == 1


def test_what_is_not_there_or_does_not_answer_is_told_apart() -> None:
    with Receiver(thinks=1.0) as receiver:
        to, gone = target(receiver.url, plain=True), Receiver()
        with pytest.raises(Undelivered, match="timeout"):
            asyncio.run(Egress(patience=0.2).post(to, HEADERS, BODY))
        receiver.thinks = 0.0
        receiver.answers.append((503, {"Retry-After": "120"}))
        assert asyncio.run(Egress().post(to, HEADERS, BODY)) == (503, 120)
    gone.port = receiver.port
    with pytest.raises(Undelivered, match="unreachable"):
        asyncio.run(Egress().post(target(gone.url, plain=True), HEADERS, BODY))


@pytest.mark.parametrize("said", [b"SSH-2.0-x\r\n\r\n", b"HTTP/1.1 999 X\r\n\r\n", b"X" * 70_000, b"", b"HTTP/1.1 200"])
def test_what_is_no_answer_is_no_answer(said: bytes) -> None:
    """Ett svar som inte är HTTP, är för långt eller tar slut i förtid räknas inte som mottaget."""

    async def ask() -> None:
        async def speak(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            await reader.readuntil(b"{}")
            writer.write(said)
            writer.close()

        async with await asyncio.start_server(speak, "127.0.0.1", 0) as server:
            port = server.sockets[0].getsockname()[1]
            await Egress(patience=5).post(target(f"http://127.0.0.1:{port}/", plain=True), {}, b"{}")

    with pytest.raises(Undelivered, match="not_http|unreachable"):
        asyncio.run(ask())


def test_an_interim_answer_is_not_the_answer() -> None:
    async def ask() -> tuple[int, int | None]:
        async def speak(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            await reader.readuntil(b"{}")
            writer.write(b"HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 202 Accepted\r\n\r\n")
            writer.close()

        async with await asyncio.start_server(speak, "127.0.0.1", 0) as server:
            port = server.sockets[0].getsockname()[1]
            return await Egress(patience=5).post(target(f"http://127.0.0.1:{port}/", plain=True), {}, b"{}")

    assert asyncio.run(ask()) == (202, None)
