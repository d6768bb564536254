package import Foundation
import Mustache

/// The templates of all pages, read and found whole; there are no pages without them, so they are read first.
package struct Templates: Sendable {
    private let library: MustacheLibrary

    /// Reads all templates in `folder`, or throws `TemplateFault`, with file and line, when one is broken or missing.
    package init(_ folder: URL) throws(TemplateFault) {
        library = try TemplateFolder(folder).library(
            needing: Template.allCases.map(\.rawValue) + LetterTemplate.allCases.map(\.rawValue),
            plain: [LetterTemplate.plain.rawValue])
    }

    /// What a template makes of a value; nil when there is no such template.
    func render(_ value: Any, by template: Template) -> String? {
        library.render(value, withTemplate: template.rawValue)
    }

    /// What a template makes of a letter; nil when there is no such template.
    func render(_ letter: TemplateNames, by template: LetterTemplate) -> String? {
        library.render(letter, withTemplate: template.rawValue)
    }
}
