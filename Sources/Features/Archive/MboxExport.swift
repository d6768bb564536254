import MessageFormat
import Prose
import Storage

/// Writes a board back as a mailbox: what its readers can see, in order of article numbers.
///
/// Mail goes out as text/plain with addresses masked, Markdown as text/markdown, References and In-Reply-To complete
/// (those of messages that never arrived among them). No author's address leaves the database.
package struct MboxExport: Sendable {
    /// Articles read at a time.
    private static let chunk = 200

    private let reader: Reader
    private let keys: Keys

    init(reader: Reader, keys: Keys) {
        self.reader = reader
        self.keys = keys
    }

    /// Hands each message, as it stands in a mailbox, to `sink`.
    ///
    /// Returns how many, or nil when `actor` knows no such board.
    package func write(
        boardSlug slug: String, for actor: Actor, to sink: @Sendable ([UInt8]) throws -> Void
    ) async throws -> Int? {
        let board = try await reader.read(for: actor) { try $0.first(.board(slug: slug, $1))?.0.id }
        guard let board else { return nil }
        var count = 0
        var last = 0
        while true {
            let after = last
            let articles = try await reader.read(for: actor) { transaction, audiences in
                try transaction.all(.articles(of: board, after: after, limit: Self.chunk, audiences)).map { article in
                    var article = article
                    // Somebody else's words may be in it that are not to be read any more.
                    if case .member = article.person {
                        article.source = try transaction.readable(article.source, of: article.post)
                    }
                    return (article, try transaction.references(of: article.post))
                }
            }
            guard let newest = articles.last?.0.number else { return count }
            for (article, references) in articles {
                let message = message(article, references)
                try sink(MboxWriter.entry(for: message.render(), date: message.date))
            }
            count += articles.count
            last = newest
        }
    }

    private func message(_ article: ExportedArticle, _ references: [String]) -> InternetMessage {
        let (address, text) =
            switch article.person {
            case .member(let id): ("m\(id)@members.invalid", article.source)
            case .author(_, let hash):
                ("\(Base32.text(hash.prefix(10)))@authors.invalid", AddressMask.masked(article.source))
            }
        let ids = references.compactMap { MessageID($0) }
        return InternetMessage(
            id: MessageID(article.messageID), from: Mailbox(name: article.byline, address: address),
            subject: article.subject, date: article.postedAt.rawValue, inReplyTo: ids.suffix(1), references: ids,
            body: MessageBody(text: text, format: article.kind == .markdown ? .markdown : .plain))
    }
}

extension Transaction {
    /// The ancestors of a post, oldest first: those that it named when it came, or those it has here.
    ///
    /// A parent that only its subject gave it stands before them, so that it is found by References from then on.
    fileprivate func references(of post: Post.ID) throws -> [String] {
        let named = Array(try all(.ancestors(of: post)).reversed())
        let ancestry = try all(.ancestry(of: post))
        guard !named.isEmpty else { return ancestry }
        guard let parent = ancestry.last, !named.contains(parent) else { return named }
        return [parent] + named
    }
}

/// A post as its board's mailbox holds it.
struct ExportedArticle: Sendable {
    enum Person: Sendable {
        case member(Member.ID)
        case author(Author.ID, hash: [UInt8])
    }

    let number: Int
    let post: Post.ID
    let person: Person
    let byline: String
    let subject: String
    let messageID: String
    let postedAt: Moment
    let kind: SourceKind
    var source: String
}
