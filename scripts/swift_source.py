"""Reads Swift well enough for the lint checks: what is code, and what is comment or text."""

from pathlib import Path

SKIPPED_FOLDERS = {".build", ".tools", "__pycache__"}


def files_below(root, folders, suffixes):
    """The files with one of these suffixes below these folders of the checkout, sorted."""
    found = []
    for folder in folders:
        for path in (Path(root) / folder).rglob("*"):
            inside = path.relative_to(root).parts
            if path.is_file() and path.suffix in suffixes and not SKIPPED_FOLDERS.intersection(inside):
                found.append(path)
    return sorted(found)


def code_only(text):
    """The same text with comments and the words of string literals blanked; line numbers stay.

    Code inside an interpolation is code. A one-line literal that never ends stops at the end of its line.
    """
    out = []
    # One entry for each open thing: ("code", open parentheses) or ("text", number of #, has three quotes).
    open_things = [["code", 0]]
    at = 0
    while at < len(text):
        here = open_things[-1]
        if here[0] == "code":
            step = _code_step(text, at, open_things)
        else:
            step = _text_step(text, at, open_things)
        length, keep = step
        piece = text[at : at + length]
        out.append(piece if keep else _blank(piece))
        at += length
    return "".join(out)


def _code_step(text, at, open_things):
    if text.startswith("//", at):
        end = text.find("\n", at)
        return (end - at if end >= 0 else len(text) - at), False
    if text.startswith("/*", at):
        return _block_comment_length(text, at), False
    hashes = 0
    while at + hashes < len(text) and text[at + hashes] == "#":
        hashes += 1
    if text.startswith('"', at + hashes):
        three = text.startswith('"""', at + hashes)
        open_things.append(["text", hashes, three])
        return hashes + (3 if three else 1), False
    if text[at] == "(":
        open_things[-1][1] += 1
    elif text[at] == ")":
        open_things[-1][1] -= 1
        if open_things[-1][1] == 0 and len(open_things) > 1:
            open_things.pop()
    return 1, True


def _text_step(text, at, open_things):
    _, hashes, three = open_things[-1]
    end = ('"""' if three else '"') + "#" * hashes
    escape = "\\" + "#" * hashes
    if text.startswith(end, at):
        open_things.pop()
        return len(end), False
    if text.startswith(escape + "(", at):
        open_things.append(["code", 1])
        return len(escape) + 1, False
    if text.startswith(escape, at):
        # The escaped character goes with its backslash, but a line's end must still be seen.
        skipped = len(escape) + (0 if text.startswith("\n", at + len(escape)) else 1)
        return min(skipped, len(text) - at), False
    if text[at] == "\n" and not three:
        open_things.pop()
    return 1, False


def _block_comment_length(text, at):
    depth = 0
    end = at
    while end < len(text):
        if text.startswith("/*", end):
            depth += 1
            end += 2
        elif text.startswith("*/", end):
            depth -= 1
            end += 2
            if depth == 0:
                break
        else:
            end += 1
    return end - at


def _blank(piece):
    return "".join("\n" if letter == "\n" else " " for letter in piece)
