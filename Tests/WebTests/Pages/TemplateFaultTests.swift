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

    @Test(arguments: [
        ("<p>\n{{>a}}\n", "Templates/a.mustache:2: a includes itself."),
        ("{{<b}}{{/b}}", "Templates/b.mustache:1: a includes itself, by way of b."),
        ("\n\n{{>d}}", "Templates/c.mustache:1: d includes itself, by way of c."),
    ])
    func `a template that includes itself is named, with the way it does`(text: String, words: String) async throws {
        let found = try await fault([
            "a.mustache": text, "b.mustache": "{{>a}}", "c.mustache": "{{>d}}",
            "d.mustache": "{{>\(text.contains("d") ? "c" : "e")}}", "e.mustache": "",
        ])
        #expect(found == words)
    }

    @Test func `a template may be included twice`() async throws {
        let files = ["a.mustache": "{{>c}}{{>c}}{{>b}}", "b.mustache": "{{>c}}", "c.mustache": ""]
        #expect(try await fault(files) == nil)
    }

    @Test(arguments: ["<p>\n{{", "<p>\n{{\n>a}}\n", "\n{{ name }} {{", "\n{{! a comment"])
    func `a tag that is not closed is named with its file and line`(text: String) async throws {
        let words = try await fault(["a.mustache": text])
        #expect(words?.hasPrefix("Templates/a.mustache:2: ") == true, "\(words ?? "no fault")")
    }

    @Test func `a comment may go over lines, and lines are counted on`() async throws {
        #expect(try await fault(["a.mustache": "{{! one\ntwo }}\n<p>\n"]) == nil)
        let words = try await fault(["a.mustache": "{{! one\ntwo }}\n{{>b}}\n"])
        #expect(words == "Templates/a.mustache:3: there is no template called b.")
    }

    @Test func `other delimiters are refused, for they would hide a tag`() async throws {
        let words = try await fault(["a.mustache": "{{=<% %>=}}\n<%>a%>"])
        #expect(words == "Templates/a.mustache:1: a template can't choose its own delimiters.")
    }

    @Test func `a template that would not have its text escaped is refused`() async throws {
        let words = try await fault(["a.mustache": "<p>\n{{% CONTENT_TYPE: TEXT}}\n{{name}}"])
        #expect(words == "Templates/a.mustache:2: a template can't choose how its text is escaped.")
    }

    @Test func `a missing template and a missing folder are named`() async throws {
        #expect(
            try await fault([:], needing: ["boards/show"]) == "The template Templates/boards/show.mustache is missing.")
        #expect(throws: TemplateFault.self) {
            try TemplateFolder(URL(filePath: "/nowhere/Templates")).library(needing: [])
        }
    }
}
