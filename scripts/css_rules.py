"""Reads style sheets well enough to compare the two dark palettes."""

import re

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
SYSTEM_IS_DARK = re.compile(r"@media[^{]*prefers-color-scheme\s*:\s*dark", re.IGNORECASE)
CHOSEN_DARK = re.compile(r"\[data-theme\s*=\s*[\"']?dark[\"']?\]")
THEME_WORDS = re.compile(r"&|:not\(\[data-theme[^]]*\]\)|\[data-theme[^]]*\]|:root|\bhtml\b")


def declarations(sheet):
    """Every declaration with the preludes of the blocks it stands in: ([prelude, ...], property, value)."""
    preludes = []
    for piece, mark in re.findall(r"([^{};]*)([{};]|$)", COMMENT.sub("", sheet)):
        words = " ".join(piece.split())
        if mark == "{":
            preludes.append(words)
            continue
        if ":" in words and preludes:
            name, _, value = words.partition(":")
            yield list(preludes), name.strip(), value.strip()
        if mark == "}" and preludes:
            preludes.pop()


def dark_palettes(sheet):
    """What the sheet says for dark by the system's wish, and by the reader's choice.

    Keys are (what is styled, property), so that `:root:not([data-theme=light]) .a0` meets
    `:root[data-theme=dark] .a0`.
    """
    system, chosen = {}, {}
    for preludes, name, value in declarations(sheet):
        selector = " ".join(prelude for prelude in preludes if not prelude.startswith("@"))
        key = (" ".join(THEME_WORDS.sub("", selector).split()), name)
        if any(SYSTEM_IS_DARK.match(prelude) for prelude in preludes):
            system[key] = value
        elif CHOSEN_DARK.search(selector):
            chosen[key] = value
    return system, chosen
