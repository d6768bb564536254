"""The lint checks catch what they are for, name the place, and let good sources pass."""

import subprocess
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).parents[2] / "scripts"

MANIFEST = """// swift-tools-version: 6.2
import PackageDescription

let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let package = Package(
    name: "tried",
    dependencies: [.package(url: "https://example.org/GRDB.swift", from: "7.10.0")],
    targets: [
        .systemLibrary(name: "CCmark"),
        .target(name: "Storage"),
        .target(name: "Prose", dependencies: ["CCmark", "Storage"]),
        .target(name: "SQLiteStorage", dependencies: ["Storage", grdb]),
        .target(name: "Features", dependencies: ["Storage", "Prose", grdb]),
        .testTarget(name: "FeaturesTests", dependencies: ["Features", "SQLiteStorage"]),
    ]
)
"""

DARK = """@media (prefers-color-scheme: dark) { :root:not([data-theme=light]) { --paper: #111; --ink: #eee } }
:root[data-theme=dark] { --paper: #111; --ink: #eee }
"""


@pytest.fixture
def checkout(tmp_path):
    """A small checkout that every check passes, and a way to put one more file into it."""

    def write(name, text):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    write("Package.swift", MANIFEST)
    write("Sources/CCmark/module.modulemap", 'module CCmark { header "shim.h" }\n')
    write("Sources/Storage/Store.swift", "package protocol Store {}\n")
    write("Sources/Prose/Render.swift", "import CCmark\nimport Foundation\n")
    write("Sources/SQLiteStorage/Open.swift", "import GRDB\npackage import Storage\n")
    write("Sources/Features/Community.swift", "import Prose\ninternal import Storage\n")
    write("Tests/FeaturesTests/Tried.swift", "@testable import Features\nimport SQLiteStorage\nimport Testing\n")
    write("Public/css/tokens.css", DARK)
    write("Templates/layout.mustache", '<script type="module" src="/a.js"></script><p>{{ title }}</p>\n')
    write.root = tmp_path
    return write


def run(check, checkout):
    done = subprocess.run([SCRIPTS / check, checkout.root], capture_output=True, text=True)
    assert done.stderr == ""
    return done.returncode, done.stdout


@pytest.mark.parametrize("check", ["check-imports", "check-sources", "check-pages"])
def test_good_sources_pass(check, checkout):
    code, output = run(check, checkout)
    assert code == 0, output


@pytest.mark.parametrize(
    "name, line, words",
    [
        ("Sources/Storage/Wrong.swift", "import Crypto", "Storage imports Crypto, which Package.swift does not"),
        ("Sources/Features/Wrong.swift", "import struct GRDB.Row", "only SQLiteStorage may import GRDB"),
        ("Sources/Features/Wrong.swift", "package import NIOCore", "Features must not know NIOCore"),
        ("Sources/Features/Wrong.swift", "import SQLiteStorage", "only App and TestSupport may import SQLiteStorage"),
        ("Sources/Prose/Wrong.swift", "@preconcurrency import Storage", "Prose imports no target of ours"),
        ("Tests/FeaturesTests/Wrong.swift", "@testable import GRDB", "only SQLiteStorage may import GRDB"),
    ],
)
def test_an_import_in_the_wrong_direction_is_found(name, line, words, checkout):
    checkout(name, f"/* import GRDB */\n\n{line}\n")
    code, output = run("check-imports", checkout)
    assert code == 1
    assert f"{name}:3: {words}" in output
    assert output.count("\n") == 1, "the comment is no import"


def test_the_word_import_in_a_text_is_no_import(checkout):
    checkout("Sources/Features/Help.swift", 'let help = """\n    import mbox FILE\n    """\n')
    assert run("check-imports", checkout)[0] == 0


def test_a_broken_manifest_is_reported_and_not_taken_for_good(checkout):
    checkout("Package.swift", "// swift-tools-version: 6.2\nlet package = nonsense\n")
    done = subprocess.run([SCRIPTS / "check-imports", checkout.root], capture_output=True, text=True)
    assert done.returncode == 1
    assert "Package.swift: cannot be read" in done.stderr


@pytest.mark.parametrize(
    "name, line, words",
    [
        ("Sources/Storage/Wrong.swift", "// TODO later", "unfinished"),
        ("Sources/Storage/Wrong.swift", 'fatalError("no")', "must not end itself"),
        ("Sources/Storage/Wrong.swift", "let a = try! b()", "handle the error"),
        ("Sources/Storage/Wrong.swift", "let a = b as! C", "as?"),
        ("Sources/Features/Wrong.swift", "let now = Date()", "Surroundings"),
        ("Sources/Features/Wrong.swift", "let now = Date.now", "Surroundings"),
        ("Sources/Features/Wrong.swift", "let id = UUID()", "Surroundings"),
        ("Sources/Features/Wrong.swift", 'let id = "a\\(UUID())b"', "Surroundings"),
        ("Sources/Features/Wrong.swift", "let n = Int.random(in: 1...6)", "Surroundings"),
    ],
)
def test_what_the_house_forbids_is_found_with_its_place(name, line, words, checkout):
    checkout(name, f"\n{line}\n")
    code, output = run("check-sources", checkout)
    assert code == 1
    assert output.startswith(f"{name}:2: ") and words in output


def test_the_same_words_in_comments_texts_and_names_are_allowed(checkout):
    checkout(
        "Sources/Features/Fine.swift",
        '// Date() and try! are named here\nlet words = "as! Date() fatalError("\nlet raw = #"try! "Date()"#\n'
        "let day = Date(timeIntervalSince1970: 0)\nlet n = Int.random(in: 1...6, using: &generator)\n"
        "let postDate = expiryDate()\n",
    )
    code, output = run("check-sources", checkout)
    assert code == 0, output


@pytest.mark.parametrize(
    "check, code",
    [
        ("CHECK (state IN ('a', 'b', 'c'))", 1),
        ("CHECK (kind = 'd' OR state NOT IN ('a', 'b', 'c'))", 1),
        ("CHECK ((state IN ('a',\n    'b', 'c')) = (until IS NULL))", 1),
        ("CHECK (state IN ('a', 'b'))", 0),
        ("CHECK (state = 'a' OR state = 'b' OR state = 'c')", 0),
        ("CHECK (length(state) > 0), until TEXT); SELECT 1 WHERE state IN ('a', 'b', 'c')", 0),
    ],
)
def test_a_check_has_no_list_of_three_words(check, code, checkout):
    checkout("Sources/Features/Schema.swift", f'let sql = """\n    state TEXT {check}\n    """\n')
    found, output = run("check-sources", checkout)
    assert found == code, output
    if code == 1:
        assert output.startswith("Sources/Features/Schema.swift:2: `IN ('a', 'b', 'c')`")
        assert output.count("\n") == 1


@pytest.mark.parametrize("lines, code", [(400, 0), (401, 1)])
def test_a_file_may_have_400_lines_and_not_one_more(lines, code, checkout):
    checkout("Sources/Storage/Long.swift", "let a = 1\n" * lines)
    assert run("check-sources", checkout)[0] == code


@pytest.mark.parametrize(
    "name, line",
    [
        ("Templates/a.mustache", '<p style="color: red">'),
        ("Templates/a.mustache", "<style>p { color: red }</style>"),
        ("Templates/a.mustache", "<script>run()</script>"),
        ("Templates/a.mustache", '<script type="application/json">{}</script>'),
        ("Templates/a.mustache", '<button onclick="run()">'),
        ("Templates/a.mustache", '<a href="javascript:run()">'),
        ("Templates/a.mustache", '<img src="https://example.org/a.png">'),
        ("Templates/a.mustache", '<link rel="stylesheet" href="//example.org/a.css">'),
        ("Public/css/a.css", '@import "https://example.org/a.css";'),
        ("Public/css/a.css", "p { background: url(//example.org/a.png) }"),
        ("Public/js/a.js", 'import a from "https://example.org/a.js"'),
        ("Public/js/a.js", 'eval("run()")'),
    ],
)
def test_inline_code_and_foreign_addresses_are_found(name, line, checkout):
    checkout(name, f"\n{line}\n")
    code, output = run("check-pages", checkout)
    assert code == 1
    assert f"{name}:2: " in output


def test_data_for_search_engines_is_no_inline_script(checkout):
    checkout("Templates/a.mustache", '<script type="application/ld+json">{{{data}}}</script>\n')
    assert run("check-pages", checkout)[0] == 0


def test_too_much_css_is_weighed_gzipped(checkout):
    checkout("Public/css/even.css", "/* " + "a" * 100_000 + " */\n")
    assert run("check-pages", checkout)[0] == 0
    noise = "".join(f".a{(n * 2654435761) % 2**32:x} {{ order: {(n * n * 40503) % 65536} }}\n" for n in range(3_000))
    checkout("Public/css/noise.css", noise)
    code, output = run("check-pages", checkout)
    assert code == 1
    assert "20,000 are the limit" in output


@pytest.mark.parametrize(
    "sheet, words",
    [
        (DARK.replace("#eee }\n", "#ddd }\n"), "dark --ink is #eee by prefers-color-scheme and #ddd by"),
        (DARK.replace("; --ink: #eee }\n", " }\n"), "dark --ink is #eee by prefers-color-scheme and None by"),
        (":root { --paper: #fff }\n", "no dark palette found"),
    ],
)
def test_the_two_dark_palettes_must_be_the_same(sheet, words, checkout):
    checkout("Public/css/tokens.css", sheet)
    code, output = run("check-pages", checkout)
    assert code == 1
    assert words in output
