"""kontroll.html in a real browser, opened from a file: it says the same as the program, word for word."""

from __future__ import annotations

import base64
import hashlib
import re
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from tests.verifier import faults
from tests.verifier.faults import WHOLE
from tests.verifier.making import ORIGIN, OTHER, OWN, digest_of, folder, vkey, zipped
from tests.verifier.test_arithmetic import NOTE, NOTE_KEY, RFC_8032, vectors
from tests.verifier.test_program import Unseekable
from verifier import liggaren_verify as program

PAGE = Path(program.__file__).with_name("kontroll.html")
TEXT = PAGE.read_text(encoding="utf-8")
WITHOUT_CRYPTO = "Object.defineProperty(Crypto.prototype, 'subtle', {value: undefined})"

needs_a_browser = pytest.mark.skipif(
    not (shutil.which("chromium") and shutil.which("chromedriver")), reason="chromium och chromedriver finns inte här"
)


@pytest.fixture(scope="module")
def browser() -> Iterator[webdriver.Chrome]:
    options = Options()
    options.binary_location = str(shutil.which("chromium"))
    for word in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--window-size=1000,1400", "--lang=sv"):
        options.add_argument(word)
    started = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
    yield started
    started.quit()


@pytest.fixture
def page(browser: webdriver.Chrome) -> webdriver.Chrome:
    browser.get(PAGE.as_uri())
    return browser


def answered(page: webdriver.Chrome, place: Path, way: str = "zip", digest: str | None = None) -> list[str]:
    """Choose a package, wait for the answer, read it as text."""
    page.execute_script("document.getElementById('answer').hidden = true")
    page.execute_script("document.getElementById('digest').value = arguments[0]", digest or "")
    page.find_element(By.ID, way).send_keys(str(place))
    return waited(page)


def waited(page: webdriver.Chrome) -> list[str]:
    shown = "return !document.getElementById('answer').hidden && document.getElementById('progress').hidden"
    WebDriverWait(page, 20, 0.02).until(lambda driver: driver.execute_script(shown))
    return text_of(page, "text").splitlines()


def text_of(page: webdriver.Chrome, name: str) -> str:
    return str(page.execute_script("return document.getElementById(arguments[0]).textContent", name))


def said_by_the_program(place: Path, digest: str | None = None) -> list[str]:
    found = program.check(str(place), digest=digest)
    return list(program.told(found, program.manifest_digest(str(place)), compared=digest is not None))


# ── The same answer ──────────────────────────────────────────────────────────


@needs_a_browser
@pytest.mark.slow
@pytest.mark.parametrize("name", faults.sound())
def test_the_page_says_of_a_whole_package_what_the_program_says(
    name: str, page: webdriver.Chrome, tmp_path: Path
) -> None:
    """Sidan säger om ett helt paket ord för ord det som programmet säger."""
    files = faults.sound()[name]
    place = zipped(files, tmp_path / "paket.zip", "paket/")
    for digest in (None, digest_of(files)):
        found = answered(page, place, digest=digest)
        assert found == said_by_the_program(place, digest)
        assert "stämmer" in found[8] and "stämmer inte" not in found[8]
        assert found[8] != "Paketet stämmer." or digest


@needs_a_browser
@pytest.mark.slow
def test_the_page_says_of_every_fault_what_the_program_says(page: webdriver.Chrome, tmp_path: Path) -> None:
    """Sidan hittar varje fel som programmet hittar, och säger det med samma ord."""
    differing: list[tuple[str, list[str]]] = []
    for number, wrong in enumerate(faults.every()):
        place = zipped(wrong.files, tmp_path / f"{number}.zip", packing=zipfile.ZIP_DEFLATED)
        found, expected = answered(page, place, digest=wrong.digest), said_by_the_program(place, wrong.digest)
        if found != expected:
            differing.append((wrong.name, [line for line in found if line not in expected]))
    assert not differing


@needs_a_browser
@pytest.mark.slow
def test_the_page_refuses_the_zips_that_the_program_refuses(page: webdriver.Chrome, tmp_path: Path) -> None:
    """En zip som andra program kan packa upp till något annat godtas inte heller av sidan; andras zippar läses."""
    streamed = Unseekable()
    with zipfile.ZipFile(streamed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in WHOLE.package().items():
            archive.writestr(name, data)
    whole = streamed.getvalue()
    kinds = {"whole": whole, "before": b"x" + whole, "after": whole + b"x", "said": whole[:-2] + b"\x01\x00x"}
    for name, data in kinds.items():
        place = tmp_path / f"{name}.zip"
        place.write_bytes(data)
        found = answered(page, place)
        assert found[8].startswith("Raderna stämmer." if name == "whole" else "Paketet stämmer inte: 8 av 8"), name
        assert (found == said_by_the_program(place)) or name == "before"


@needs_a_browser
@pytest.mark.slow
def test_without_the_browsers_own_arithmetic_the_answer_is_the_same(page: webdriver.Chrome, tmp_path: Path) -> None:
    """Utan webbläsarens egen SHA-256 blir svaret detsamma."""
    page.execute_script(WITHOUT_CRYPTO)
    assert page.execute_script("return crypto.subtle === undefined")
    for name, files in {"a": WHOLE.package(), "b": {**WHOLE.package(), "data/index.html": b""}}.items():
        place = zipped(files, tmp_path / f"{name}.zip")
        assert answered(page, place) == said_by_the_program(place)


@needs_a_browser
@pytest.mark.slow
def test_a_folder_is_chosen_as_well_as_a_zip(page: webdriver.Chrome, tmp_path: Path) -> None:
    """Paketets mapp går att välja lika väl som en zip."""
    place = folder(WHOLE.package(), tmp_path / "paket")
    assert answered(page, place, "folder") == said_by_the_program(place)


@needs_a_browser
@pytest.mark.slow
@pytest.mark.parametrize("kind", ["zip", "mapp"])
def test_a_package_is_dropped_on_the_page(kind: str, page: webdriver.Chrome, tmp_path: Path) -> None:
    """Ett paket går att släppa på sidan."""
    files = WHOLE.package()
    place = zipped(files, tmp_path / "a.zip") if kind == "zip" else folder(files, tmp_path / "paket")
    data = {"items": [], "files": [str(place)], "dragOperationsMask": 1}
    zone = page.find_element(By.ID, "drop").rect
    for step in ("dragEnter", "dragOver", "drop"):
        at = {"x": zone["x"] + zone["width"] / 2, "y": zone["y"] + 20}
        page.execute_cdp_cmd("Input.dispatchDragEvent", {"type": step, **at, "data": data})
    assert waited(page) == said_by_the_program(place)


@needs_a_browser
@pytest.mark.slow
def test_the_published_key_is_entered_on_the_page(page: webdriver.Chrome, tmp_path: Path) -> None:
    """Nämndens offentliggjorda nyckel går att ange, och avgör."""
    place = zipped(WHOLE.package(), tmp_path / "a.zip")
    page.find_element(By.CSS_SELECTOR, "details.given summary").click()
    page.find_element(By.ID, "keys").send_keys(vkey(ORIGIN, OWN))
    assert "nyckeln är en som angavs" in answered(page, place)[1]
    page.find_element(By.ID, "keys").clear()
    page.find_element(By.ID, "keys").send_keys(vkey(ORIGIN, OTHER))
    assert answered(page, place)[1].startswith("✗ 2. ")
    page.find_element(By.ID, "keys").send_keys("x")
    page.find_element(By.ID, "zip").send_keys(str(place))
    WebDriverWait(page, 10, 0.02).until(lambda _: "Nyckeln du angav: " in text_of(page, "refused"))


@needs_a_browser
@pytest.mark.slow
def test_the_checksum_of_the_letter_is_entered_on_the_page(page: webdriver.Chrome, tmp_path: Path) -> None:
    """Kontrollsumman ur följebrevet går att ange, hur den än är skriven; bara då sägs paketet stämma, med grönt."""
    place, digest = zipped(WHOLE.package(), tmp_path / "a.zip"), digest_of(WHOLE.package())
    tone = "return document.getElementById('banner').className"
    assert answered(page, place)[8] == f"Raderna stämmer. {program.UNBOUND}"
    assert page.execute_script(tone) == "verdict open"
    assert answered(page, place, digest=f" {digest.upper()} ") == said_by_the_program(place, digest)
    assert text_of(page, "verdict") == "Paketet stämmer." and page.execute_script(tone) == "verdict yes"
    assert answered(page, place, digest="0" * 64)[0].startswith("✗ 1. ")
    page.execute_script("document.getElementById('digest').value = 'abc'")
    page.find_element(By.ID, "zip").send_keys(str(place))
    WebDriverWait(page, 10, 0.02).until(lambda _: "Kontrollsumman du angav: " in text_of(page, "refused"))
    assert page.execute_script("return document.getElementById('answer').hidden")


@needs_a_browser
@pytest.mark.slow
@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda data: data[:3000], "är varken en mapp eller en zip som kan läsas"),
        (lambda data: b"", "är varken en mapp eller en zip som kan läsas"),
        (lambda data: data.replace(b"data/index.html", b"data/../../evil"), "ett sådant filnamn får inte finnas"),
        (
            lambda data: data.replace(b"data/index.html", b"data/rader/s\x00\x00\x00"),
            "ett sådant filnamn får inte finnas",
        ),
    ],
)
def test_a_hostile_zip_is_told_of(spoil: Any, said: str, page: webdriver.Chrome, tmp_path: Path) -> None:
    """En trasig eller fientlig zip ger en svensk rad, i sidan som i programmet."""
    place = zipped(WHOLE.package(), tmp_path / "a.zip")
    place.write_bytes(spoil(place.read_bytes()))
    found = answered(page, place)
    assert said in found[0]
    assert found == said_by_the_program(place)


@needs_a_browser
@pytest.mark.slow
def test_a_bomb_is_not_unpacked_by_the_page(page: webdriver.Chrome, tmp_path: Path) -> None:
    """Sidan packar inte upp en zip som blir orimligt stor."""
    place = zipped({**WHOLE.package(), "data/noll": bytes(program.RATIO_FROM + 1)}, tmp_path / "a.zip")
    assert answered(page, place) == said_by_the_program(place)


# ── What is shown ────────────────────────────────────────────────────────────


@needs_a_browser
@pytest.mark.slow
def test_the_answer_is_shown_with_its_place_and_read_aloud(page: webdriver.Chrome, tmp_path: Path) -> None:
    """Svaret visas punkt för punkt, nämner stället, läses upp och får fokus."""
    wrong = next(one for one in faults.every() if one.name == "middle entry deleted")
    answered(page, zipped(wrong.files, tmp_path / "a.zip"))
    items = page.find_elements(By.CSS_SELECTOR, "#claims li")
    assert len(items) == 8
    assert "Stämmer inte: 3. Inga rader saknas" in str(items[2].get_property("textContent"))
    assert "data/rader/entries.jsonl, rad 12: liggarrad 12 saknas." in items[2].text
    assert text_of(page, "status") == text_of(page, "verdict") == "Paketet stämmer inte: 5 av 8 påståenden håller inte."
    assert page.switch_to.active_element.get_attribute("id") == "verdict"


@needs_a_browser
@pytest.mark.slow
def test_nothing_of_a_package_becomes_part_of_the_page(page: webdriver.Chrome, tmp_path: Path) -> None:
    """Filnamn i ett paket visas som text, vad de än innehåller."""
    name = "data/<img src=x onerror=alert(1)>"
    answered(page, zipped({**WHOLE.package(), name: b"x"}, tmp_path / "a.zip"))
    assert not page.find_elements(By.TAG_NAME, "img")
    assert name in page.find_element(By.CSS_SELECTOR, "#claims li").text


@needs_a_browser
@pytest.mark.slow
def test_everything_that_is_entered_has_a_label(page: webdriver.Chrome) -> None:
    """Varje fält har en synlig benämning, och sidan ett språk, en rubrik och en plats för svaret."""
    for field in page.find_elements(By.CSS_SELECTOR, "input, textarea, progress"):
        assert page.execute_script("return arguments[0].labels.length", field) == 1
    assert page.find_element(By.TAG_NAME, "html").get_attribute("lang") == "sv"
    assert len(page.find_elements(By.TAG_NAME, "h1")) == 1
    assert page.find_element(By.ID, "status").get_attribute("aria-live") == "polite"


@needs_a_browser
@pytest.mark.slow
def test_every_colour_can_be_read(page: webdriver.Chrome, tmp_path: Path) -> None:
    """All text har minst kontrasten 4,5 mot sin bakgrund, i ljust och mörkt."""
    for scheme in ("light", "dark"):
        feature = [{"name": "prefers-color-scheme", "value": scheme}]
        page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": feature})
        for files in (WHOLE.package(), faults.one_matter(genuine_only=True), {**WHOLE.package(), "data/x": b""}):
            for digest in (None, digest_of(files)):
                answered(page, zipped(files, tmp_path / "a.zip"), digest=digest)
                assert page.execute_script(PALE) == []
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


PALE = """
const bright = (text) => text.match(/[0-9.]+/g).slice(0, 3).map((one) => one / 255)
  .map((one) => one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4)
  .reduce((sum, one, i) => sum + one * [0.2126, 0.7152, 0.0722][i], 0);
const ground = (element) => {
  for (; element; element = element.parentElement) {
    const said = getComputedStyle(element).backgroundColor;
    if (!/, 0\\)$/.test(said)) return said;
  }
};
return [...document.querySelectorAll("main *")].filter((one) => [...one.childNodes].some((node) => node.nodeType === 3
  && node.data.trim()) && !one.closest("[hidden]")).filter((one) => {
  const [low, high] = [bright(getComputedStyle(one).color), bright(ground(one))].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05) < 4.5;
}).map((one) => one.outerHTML);
"""


def test_its_colours_are_those_of_the_pages_in_a_package() -> None:
    """Kontrollsidan har samma färger som paketets egna sidor."""
    beside = (PAGE.parents[1] / "replays" / "package" / "templates" / "page.html").read_text(encoding="utf-8")
    own, theirs = (
        dict(re.findall(r"(--[a-z]+): (#[0-9a-f]{6})", one.split(":root {")[1].split("}")[0])) for one in (TEXT, beside)
    )
    assert len(theirs) > 8 and {name: own.get(name) for name in theirs} == theirs


# ── Its arithmetic ───────────────────────────────────────────────────────────


@needs_a_browser
@pytest.mark.slow
@pytest.mark.parametrize("length", [0, 1, 55, 56, 63, 64, 65, 111, 112, 119, 120, 127, 128, 129, 1023, 5000])
def test_its_digests_are_those_of_the_library(length: int, page: webdriver.Chrome) -> None:
    """Sidans egen SHA-256, SHA-384 och SHA-512 räknar som Pythons."""
    data = bytes(number * 7 % 256 for number in range(length))
    for name in ("sha256", "sha384", "sha512"):
        script = f"return hex({name}(Uint8Array.from(arguments[0])))"
        assert page.execute_script(script, list(data)) == hashlib.new(name, data).hexdigest()


@needs_a_browser
@pytest.mark.slow
@pytest.mark.parametrize(("key", "message", "signature"), RFC_8032)
def test_its_signatures_are_as_in_rfc_8032(key: str, message: str, signature: str, page: webdriver.Chrome) -> None:
    """Sidan godtar signaturerna i RFC 8032, och inte med en bit ändrad."""
    script = "return ed25519(...[...arguments].map((one) => Uint8Array.from(one)))"
    parts = [bytes.fromhex(one) for one in (key, message, signature)]
    assert page.execute_script(script, *map(list, parts)) is True
    for number in (0, 2):
        other = [list(part) for part in parts]
        other[number][9] ^= 1
        assert page.execute_script(script, *other) is False


@needs_a_browser
@pytest.mark.slow
def test_its_notes_and_proofs_are_as_the_public_vectors_say(page: webdriver.Chrome) -> None:
    """Sidan läser C2SP:s exempel och RFC 6962:s vektorer som programmet gör."""
    signed = "return signedBy(readKey(arguments[0], NOTE, ''), readNote(arguments[1], ''), '')"
    assert page.execute_script(signed, NOTE_KEY, NOTE) is True
    script = """const bytes = (text) => Uint8Array.from(atob(text), (one) => one.charCodeAt(0));
    return arguments[0].map((one) => {
      const root = rootByPath(one.leafIdx, one.treeSize, bytes(one.leafHash), (one.proof ?? []).map(bytes));
      return root !== null && same(root, bytes(one.root)); });"""
    # The page never lets a hash of another length in: hashOf refuses it where it is read.
    whole = [one for one in vectors("inclusion.json") if sizes(one) == {32} and one["leafIdx"] < 2**53]
    assert len(whole) > 50
    assert page.execute_script(script, whole) == [not one["wantErr"] for one in whole]


def sizes(one: dict[str, Any]) -> set[int]:
    return {len(base64.b64decode(text)) for text in (*(one["proof"] or []), one["leafHash"], one["root"])}


# ── Alone ────────────────────────────────────────────────────────────────────


def test_the_page_may_run_its_own_script_and_nothing_else() -> None:
    """Sidan tillåter just sitt eget skript, och ingenting från nätet."""
    found = re.search(r"<script>(.*)</script>", TEXT, re.DOTALL)
    assert found
    sealed = base64.b64encode(hashlib.sha256(found[1].encode()).digest()).decode()
    assert f"script-src 'sha256-{sealed}'" in TEXT, "skriptet är ändrat: skriv in dess kontrollsumma i sidan"
    policy = str(re.search(r'Content-Security-Policy" content="([^"]*)"', TEXT)[1])  # type: ignore[index]
    assert policy.startswith("default-src 'none'; ")
    assert not re.search(r"https?:|//[a-z]+\.|\ssrc=|<link|@import|url\(|fetch\(|XMLHttp|WebSocket|eval\(", TEXT)


@needs_a_browser
@pytest.mark.slow
def test_nothing_can_be_sent(page: webdriver.Chrome) -> None:
    """Inte ens ett skript i sidan kommer ut på nätet."""
    script = "const say = arguments[0]; fetch('data:text/plain,x').then(() => say('ut'), () => say('stopp'))"
    assert page.execute_async_script(script) == "stopp"


def test_the_claims_are_those_that_are_written_down() -> None:
    """De åtta påståendena är ord för ord de i docs/paket.md, i programmet och i sidan."""
    told = (PAGE.parents[1] / "docs" / "paket.md").read_text(encoding="utf-8").split("## Vad kontrollen säger")[1]
    written = [
        re.sub(r"\s+", " ", one.strip()) for one in re.findall(r"^\d\. ((?:.|\n(?!\d\.|\n))+)", told, re.MULTILINE)
    ]
    assert written[:8] == [title for title, _ in program.CLAIMS]
    assert all(f'["{title}",' in TEXT for title, _ in program.CLAIMS)
