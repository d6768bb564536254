import Foundation
import Prose
import Testing

/// The examples of the CommonMark specification, which `scripts/commonmark-spec` fetches.
struct CommonMarkExample {
    let number: Int
    let markdown: String
    let html: String

    /// Examples in version 0.30 of the specification.
    static let count = 652

    static func all() throws -> [CommonMarkExample] {
        let checkout = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let file = checkout.appending(path: ".tools/commonmark/spec.txt")
        guard let text = try? String(contentsOf: file, encoding: .utf8) else {
            throw SpecMissing(path: file.path)
        }
        return examples(in: text)
    }

    private static func examples(in spec: String) -> [CommonMarkExample] {
        let fence = String(repeating: "`", count: 32)
        var found: [CommonMarkExample] = []
        var parts: [[Substring]]?
        for line in spec.split(separator: "\n", omittingEmptySubsequences: false) {
            if line == fence + " example" {
                parts = [[]]
            } else if line == fence, let example = parts, example.count == 2 {
                found.append(
                    CommonMarkExample(number: found.count + 1, markdown: text(example[0]), html: text(example[1])))
                parts = nil
            } else if parts != nil {
                if line == "." { parts?.append([]) } else { append(line, to: &parts) }
            }
        }
        return found
    }

    private static func append(_ line: Substring, to parts: inout [[Substring]]?) {
        guard let last = parts?.indices.last else { return }
        parts?[last].append(line)
    }

    private static func text(_ lines: [Substring]) -> String {
        lines.map { $0.replacing("→", with: "\t") + "\n" }.joined()
    }
}

struct SpecMissing: Error, CustomStringConvertible {
    let path: String
    var description: String { "The CommonMark specification is missing at \(path): run scripts/commonmark-spec first." }
}

@Test func `plain CommonMark renders as the specification's examples say`() throws {
    let examples = try CommonMarkExample.all()
    #expect(examples.count == CommonMarkExample.count)
    for example in examples {
        #expect(PlainCommonMark.html(example.markdown) == example.html, "example \(example.number)")
    }
}

@Test func `the specification's examples stay well-formed with everything of ours on`() throws {
    for example in try CommonMarkExample.all() {
        let prose = try renderer.render(example.markdown, as: .markdown)
        #expect(HTMLCheck.faults(in: prose.html) == [], "example \(example.number)")
    }
}
