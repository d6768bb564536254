import Prose
import Storage

/// The words of posts that are quoted, each read once however many quotes there are of it.
struct OriginalWords {
    /// Bytes of originals that the quotes in one post are compared with; those beyond are shown uncompared.
    static let bytesCompared = 400_000

    /// Bytes that were read so far: what it has cost.
    private(set) var bytesRead = 0
    private var known: [Post.ID: Words] = [:]

    private struct Words {
        let runs: WordRuns
        let bytes: Int
    }

    /// The words of the posts that one post quotes, in the order of its quotes, as many as are compared.
    mutating func runs(of originals: [QuotedOriginal], in transaction: any Transaction) throws -> [Post.ID: WordRuns] {
        var runs: [Post.ID: WordRuns] = [:]
        var left = Self.bytesCompared
        for original in originals {
            guard let words = try words(of: original, atMost: left, in: transaction) else { break }
            left -= words.bytes
            runs[original.id] = words.runs
        }
        return runs
    }

    /// Nil where they are too many.
    private mutating func words(
        of original: QuotedOriginal, atMost limit: Int, in transaction: any Transaction
    ) throws -> Words? {
        if let words = known[original.id] { return words.bytes <= limit ? words : nil }
        let stored = try transaction.first(.body(of: original.id))?.source ?? ""
        let source = original.isArchived ? AddressMask.masked(stored) : stored
        let bytes = source.utf8.count
        guard bytes <= limit else { return nil }
        let words = Words(runs: WordRuns(of: [source]), bytes: bytes)
        bytesRead += bytes
        known[original.id] = words
        return words
    }
}
