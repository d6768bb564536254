import Foundation
import Mustache

/// Why the templates can't be used: one sentence that says where.
package struct TemplateFault: Error, Equatable, CustomStringConvertible {
    package let description: String
}

/// Reads all templates at start, so that a broken one is found before the first reader is.
struct TemplateFolder {
    private let folder: URL

    init(_ folder: URL) {
        self.folder = folder
    }

    /// All templates by name.
    ///
    /// Throws when one is broken, names a template that isn't there, or is missing itself.
    func library(needing needed: [String]) throws(TemplateFault) -> MustacheLibrary {
        let texts = try self.texts()
        var library = MustacheLibrary()
        for (name, text) in texts.sorted(by: { $0.key < $1.key }) {
            do {
                try library.register(text, named: name)
            } catch let error as MustacheTemplate.ParserError {
                throw fault(name, line: error.context.lineNumber, "\(Self.words(error.error))")
            } catch {
                throw fault(name, line: 1, "\(error)")
            }
            for tag in TemplateTag.all(in: text) where [">", "<"].contains(tag.kind) && texts[tag.name] == nil {
                throw fault(name, line: tag.line, "there is no template called \(tag.name)")
            }
        }
        for name in needed where texts[name] == nil {
            throw TemplateFault(description: "The template \(path(name)) is missing.")
        }
        return library
    }

    /// The text of every template, by name.
    func texts() throws(TemplateFault) -> [String: String] {
        let manager = FileManager.default
        guard manager.fileExists(atPath: folder.path), let found = manager.enumerator(atPath: folder.path) else {
            throw TemplateFault(description: "There is no folder of templates at \(folder.path).")
        }
        var texts: [String: String] = [:]
        for case let file as String in found where file.hasSuffix(Self.ending) {
            guard let text = try? String(contentsOf: folder.appending(path: file), encoding: .utf8) else {
                throw TemplateFault(
                    description: "The template \(folder.lastPathComponent)/\(file) is no text in UTF-8.")
            }
            texts[String(file.dropLast(Self.ending.count))] = text
        }
        return texts
    }

    private static let ending = ".mustache"

    private func path(_ name: String) -> String {
        "\(folder.lastPathComponent)/\(name)\(Self.ending)"
    }

    private func fault(_ name: String, line: Int, _ words: String) -> TemplateFault {
        TemplateFault(description: "\(path(name)):\(line): \(words).")
    }

    private static func words(_ error: any Error) -> String {
        switch error as? MustacheTemplate.Error {
        case .sectionCloseNameIncorrect: "a section ends under another name than it began"
        case .unfinishedName: "a tag is not closed, or its name holds a character that names can't have"
        case .expectedSectionEnd: "a section is not closed"
        default: "\(error)"
        }
    }
}

/// A tag of a template, as far as we look into it: `{{#posts}}` is kind `#`, name `posts`.
struct TemplateTag: Equatable {
    /// `#`, `^`, `/`, `>`, `<`, `$`, `{` (shown as it is), `!` (a comment), or empty (shown escaped).
    let kind: String
    let name: String
    /// From 1.
    let line: Int

    static func all(in text: String) -> [TemplateTag] {
        var tags: [TemplateTag] = []
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            for piece in line.split(separator: "{{", omittingEmptySubsequences: false).dropFirst() {
                let inside = piece.prefix { $0 != "}" }
                let kind = inside.first.map(String.init).flatMap { "#^/><${!".contains($0) ? $0 : nil } ?? ""
                let name = inside.dropFirst(kind.count).filter { !$0.isWhitespace }
                tags.append(TemplateTag(kind: kind, name: String(name), line: index + 1))
            }
        }
        return tags
    }
}
