import Logging
import Prose
import Storage

/// A text that the gate let pass: read once, so that nothing has to be parsed while others wait to write.
struct WrittenText: Sendable {
    let body: RenderedBody
    /// The body's source, with the quotes in it.
    let cited: CitedSource
}

extension Gate {
    /// Lets a text pass that is as it is stored, rendered, or says why not.
    ///
    /// Words of posts that are gone for good are left out: whoever quotes them had them from before.
    func admit(
        written source: String, by writer: Member.ID, _ store: any Store, _ logger: Logger
    ) async throws(PostingError) -> WrittenText {
        let cited = CitedSource(source)
        try cited.checkQuotes()
        guard !cited.quotes.isEmpty else { return WrittenText(body: try rendered(source), cited: cited) }
        let originals = try await store.reading(logger, as: PostingError.self) {
            try $0.quotable(in: cited, for: writer)
        }
        guard let rest = cited.withoutWiped(originals) else {
            return WrittenText(body: try rendered(source), cited: cited)
        }
        return WrittenText(body: try rendered(rest), cited: CitedSource(rest))
    }

    /// A text that quotes nobody, as it is shown.
    func rendered(_ source: String) throws(PostingError) -> RenderedBody {
        do {
            return try renderer.body(of: source, kind: .markdown, isArchived: false)
        } catch {
            throw .unreadable(reason: "\(error)")
        }
    }
}
