"""A browser without scripts: what a page holds, and how its forms are filled in and sent."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

from httpx2 import Response

from tests.api.house import Town

PAGE = {"Accept": "text/html"}


class Page(HTMLParser):
    """What matters of a page: its fields with what stands in them, labels, ids, and what it points to."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.fields: dict[str, str] = {}
        self.labelled: set[str] = set()
        self.ids: list[str] = []
        self.pointed: set[str] = set()
        self.controls: list[tuple[str, dict[str, str | None]]] = []
        self.lang = ""
        self.inside: list[str] = []
        self.open_select = self.open_area = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        self.lang = said.get("lang") or self.lang
        self.ids += [said["id"] or ""] if "id" in said else []
        self.pointed |= set((said.get("aria-describedby") or "").split())
        self.pointed |= {href[1:] for href in [said.get("href") or ""] if href.startswith("#")}
        self.labelled |= {said["for"] or ""} if "for" in said else set()
        name, value = said.get("name") or "", said.get("value") or ""
        if tag in ("input", "select", "textarea") and said.get("type") != "hidden":
            self.controls.append((tag, {**said, "in_label": "yes" if "label" in self.inside else None}))
        if tag == "input" and (said.get("type") != "radio" or "checked" in said):
            self.fields[name] = value
        if tag == "select":
            self.open_select = name
        if tag == "option" and ("selected" in said or self.open_select not in self.fields):
            self.fields[self.open_select] = value
        if tag == "textarea":
            self.open_area, self.fields[name] = name, ""
        if tag not in ("input", "meta", "link", "br", "path"):
            self.inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.inside:
            while self.inside.pop() != tag:
                pass
        self.open_area = "" if tag == "textarea" else self.open_area

    def handle_data(self, data: str) -> None:
        if self.open_area:
            self.fields[self.open_area] += data


def sign_in(town: Town, who: str = "employee") -> None:
    answer = town.client.post("/prov/logga-in", data={"person": str(town.house.people[who])}, follow_redirects=False)
    assert answer.status_code == 303


def form(town: Town, at: str = "rapportera", **written: str) -> dict[str, str]:
    """The form as it is handed out, and what is written in it."""
    answer = town.client.get(f"/prov/{at}", headers=PAGE)
    assert answer.status_code == 200
    return {**Page(answer.text).fields, **written}


def send(town: Town, said: dict[str, str], at: str = "rapportera", **about: Any) -> Response:
    return town.client.post(f"/prov/{at}", data=said, headers={**PAGE, **about.pop("headers", {})}, **about)
