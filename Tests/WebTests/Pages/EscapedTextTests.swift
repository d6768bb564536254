import Foundation
import Mustache
import TestSupport
import Testing

@testable import Web

/// Whatever stands beside a sign, templates escape it where they show text.
struct EscapedTextTests {
    private struct Shown: Sendable {
        let text: String
        let list: [String]
    }

    /// A letter that joins what stands behind it, accents that join what stands before them.
    private static let joined = "\u{0D4E}<b\u{0D4E}>\"\u{301}'\u{200D}&\u{FE0F}"
    private static let escaped = "\u{0D4E}&lt;b\u{0D4E}&gt;&quot;\u{301}&#39;\u{200D}&amp;\u{FE0F}"

    private func rendered(plain: Set<String> = []) async throws -> [UInt8] {
        try await withTemporaryFolder { folder in
            let templates = [
                "page": "{{<frame}}{{$main}}{{text}}{{#list}}{{.}}{{>part}}{{/list}}{{/main}}{{/frame}}",
                "frame": "{{text}}{{$main}}{{/main}}", "part": "{{text}}",
            ]
            for (name, text) in templates {
                try Data(text.utf8).write(to: folder.appending(path: "\(name).mustache"))
            }
            let library = try TemplateFolder(folder).library(needing: ["page"], plain: plain)
            let shown = TemplateNames(Shown(text: Self.joined, list: [Self.joined]))
            return Array(try #require(library.render(shown, withTemplate: "page")).utf8)
        }
    }

    @Test func `text is escaped by byte in a template, in its frame, in its parts and in lists`() async throws {
        #expect(try await rendered() == Array(String(repeating: Self.escaped, count: 4).utf8))
    }

    @Test func `templates of plain text show it as it is`() async throws {
        #expect(
            try await rendered(plain: ["page", "frame", "part"])
                == Array(String(repeating: Self.joined, count: 4).utf8))
    }
}
