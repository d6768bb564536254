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
    /// Throws when one is broken, names a template that isn't there, includes itself, or is missing itself.
    ///
    /// - Parameter plain: those that make plain text; in all others everything in two braces is escaped for a page.
    func library(needing needed: [String], plain: Set<String> = []) throws(TemplateFault) -> MustacheLibrary {
        EscapedText.register()
        let texts = try self.texts()
        var library = MustacheLibrary()
        for (name, text) in texts.sorted(by: { $0.key < $1.key }) {
            let kind = plain.contains(name) ? "TEXT" : EscapedText.name
            do {
                try library.register("{{% CONTENT_TYPE: \(kind)}}\n\(text)", named: name)
            } catch let error as MustacheTemplate.ParserError {
                // The first line is ours.
                throw fault(name, line: error.context.lineNumber - 1, "\(Self.words(error.error))")
            } catch {
                throw fault(name, line: 1, "\(error)")
            }
        }
        let tags = texts.mapValues(TemplateTag.all(in:))
        try check(tags)
        for name in needed where texts[name] == nil {
            throw TemplateFault(description: "The template \(path(name)) is missing.")
        }
        return library
    }

    /// What the parser takes and no page should have.
    private func check(_ tags: [String: [TemplateTag]]) throws(TemplateFault) {
        for (name, found) in tags.sorted(by: { $0.key < $1.key }) {
            for tag in found {
                if !tag.isClosed {
                    throw fault(name, line: tag.line, "a tag is not closed on its line")
                }
                // Behind it a tag would look like text to every check here.
                if tag.kind == "=" {
                    throw fault(name, line: tag.line, "a template can't choose its own delimiters")
                }
                if tag.kind == "%" {
                    throw fault(name, line: tag.line, "a template can't choose how its text is escaped")
                }
                if tag.isInclude, tags[tag.name] == nil {
                    throw fault(name, line: tag.line, "there is no template called \(tag.name)")
                }
            }
        }
        guard let circle = TemplateGraph(tags).circle(), let last = circle.last else { return }
        let way = circle.dropLast().map(\.to).joined(separator: ", ")
        throw fault(
            last.from, line: last.line, "\(last.to) includes itself" + (way.isEmpty ? "" : ", by way of \(way)"))
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
