import Foundation
import TestSupport
import Testing

@testable import Web

struct TemplateFaultTests {
    private func fault(_ files: [String: String], needing needed: [String] = []) async throws -> String? {
        try await withTemporaryFolder { folder -> String? in
            for (name, text) in files {
                let file = folder.appending(path: name)
                try FileManager.default.createDirectory(
                    at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(text.utf8).write(to: file)
            }
            do {
                _ = try TemplateFolder(folder).library(needing: needed)
                return nil
            } catch {
                return "\(error)".replacing(folder.lastPathComponent, with: "Templates")
            }
        }
    }

    @Test func `whole templates are taken`() async throws {
        #expect(
            try await fault(
                [
                    "layout.mustache": "<p>{{$main}}{{/main}}",
                    "a/show.mustache": "{{<layout}}\n{{/layout}}\n{{>layout}}",
                ],
                needing: ["a/show"]) == nil)
    }

    @Test func `a section that is not closed is named with its file and line`() async throws {
        let words = try await fault(["a/show.mustache": "<p>\n{{#posts}}\n{{/others}}\n"])
        #expect(words == "Templates/a/show.mustache:3: a section ends under another name than it began.")
    }

    @Test func `a template that names one that isn't there is named with file and line`() async throws {
        let words = try await fault(["show.mustache": "<p>\n{{>shared/_pager}}\n"])
        #expect(words == "Templates/show.mustache:2: there is no template called shared/_pager.")
    }

    @Test func `a missing template and a missing folder are named`() async throws {
        #expect(
            try await fault([:], needing: ["boards/show"]) == "The template Templates/boards/show.mustache is missing.")
        #expect(throws: TemplateFault.self) {
            try TemplateFolder(URL(filePath: "/nowhere/Templates")).library(needing: [])
        }
    }
}
