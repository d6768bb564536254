package import Foundation
import Mustache

/// The templates of all pages, read and found whole; there are no pages without them, so they are read first.
package struct Templates: Sendable {
    let library: MustacheLibrary

    /// Reads all templates in `folder`, or throws `TemplateFault`, with file and line, when one is broken or missing.
    package init(_ folder: URL) throws(TemplateFault) {
        library = try TemplateFolder(folder).library(needing: Template.allCases.map(\.rawValue))
    }
}
