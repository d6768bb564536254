"""The forms of a page as somebody without JavaScript sees them, and what they would send."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count
from urllib.parse import urlencode

from pages import PageReader

UNSEEN = "leave-empty"  # how the name of a field begins that people don't see

BY_NAME = {"month": "3", "year": "1980", "country": "GB"}
BY_KIND = {
    "date": str(date.today() + timedelta(days=3)), "email": "linnet@mail.example", "search": "strings",
    "password": "three plain words",
}  # fmt: skip
NUMBERS = count(1)  # the same words in the same place are not taken twice


@dataclass
class Field:
    """One control that people fill in, or choices that are sent under one name."""

    name: str
    kind: str  # the type of an input, or textarea or select
    choices: list = field(default_factory=list)
    begins: str = ""  # what stands in it

    def empty(self):
        """Nothing typed, nothing ticked, and the first of what has to be chosen."""
        if self.kind in ("checkbox", "radio"):
            return []
        return [(self.name, self.choices[0] if self.choices else "")]

    def plausible(self):
        """What a person may well say here."""
        if self.name.startswith(UNSEEN):
            return self.empty()
        if self.kind == "checkbox":
            return [(self.name, choice) for choice in self.choices]
        if self.choices:
            value = self.choices[-1]
        elif self.kind == "textarea":
            value = f"{self.begins}\n\nWhich strings, and why those? This is question {next(NUMBERS)}."
        else:
            value = BY_KIND.get(self.kind) or self.begins or f"Which strings for slide, number {next(NUMBERS)}?"
        return [(self.name, BY_NAME.get(self.name, value))]


@dataclass
class Button:
    """What a press of it sends, and where."""

    action: str
    method: str
    pair: tuple  # its own name and value, or None
    is_in_frame: bool


@dataclass
class Form:
    action: str
    method: str
    hidden: list = field(default_factory=list)
    fields: dict = field(default_factory=dict)
    buttons: list = field(default_factory=list)

    def sent(self, button, filled):
        """What goes out when a button is pressed, all fields filled in or emptied before."""
        typed = [pair for one in self.fields.values() for pair in (one.plausible() if filled else one.empty())]
        return urlencode(self.hidden + typed + ([button.pair] if button.pair else []))


class WholePage(PageReader):
    """A page with all its forms, those of its frame among them."""

    def __init__(self, html):
        self.forms = []
        self.leads_on = False  # there is a link or a form in its main part
        self._by_id, self._elsewhere = {}, []
        self._form = self._field = None
        self._is_main = self._is_text = False
        super().__init__(html)
        for form, values, is_in_frame in self._elsewhere:
            self._add_button(self._by_id[form], values, is_in_frame)

    def handle_starttag(self, tag, attributes):
        super().handle_starttag(tag, attributes)
        values = dict(attributes)
        if tag == "main":
            self._is_main = True
        elif tag == "form":
            self._form = Form(values["action"], values.get("method", "get").upper())
            self.forms.append(self._form)
            self._by_id[values.get("id")] = self._form
        elif tag == "button" and values.get("type", "submit") == "submit":
            if "form" in values:
                self._elsewhere.append((values["form"], values, not self._is_main))
            else:
                self._add_button(self._form, values, not self._is_main)
        elif tag in ("input", "textarea", "select", "option"):
            self._add_field(tag, values)
        self.leads_on |= self._is_main and tag in ("a", "form")

    def handle_endtag(self, tag):
        if tag == "main":
            self._is_main = False
        elif tag == "form":
            self._form = None
        elif tag == "textarea":
            self._is_text = False
            # A line end right behind the tag is none of the text.
            self._field.begins = self._field.begins.removeprefix("\n")

    def handle_data(self, data):
        if self._is_text:
            self._field.begins += data

    def _add_button(self, form, values, is_in_frame):
        pair = (values["name"], values.get("value", "")) if "name" in values else None
        form.buttons.append(Button(values.get("formaction", form.action), form.method, pair, is_in_frame))

    def _add_field(self, tag, values):
        kind, name = values.get("type", "text") if tag == "input" else tag, values.get("name")
        if kind == "hidden":
            self._form.hidden.append((name, values.get("value", "")))
        elif tag == "option":
            self._field.choices.append(values.get("value", ""))
        elif name:
            self._field = self._form.fields.setdefault(name, Field(name, kind))
            self._is_text = tag == "textarea"
            if kind in ("checkbox", "radio"):
                self._field.choices.append(values.get("value", "on"))
            elif tag == "input":
                self._field.begins = values.get("value", "")
