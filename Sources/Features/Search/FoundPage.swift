import Storage

/// A page of what was found, as it leaves the database.
struct FoundPage: Sendable {
    /// All but the hits.
    let rest: SearchResults
    let hits: [StoredHit]
    /// What snippets mark.
    let phrases: [SearchTerms.Phrase]

    init(_ rest: SearchResults, hits: [StoredHit] = [], around phrases: [SearchTerms.Phrase] = []) {
        self.rest = rest
        self.hits = hits
        self.phrases = phrases
    }

    /// The page with the words around each hit; they are cut from the texts here.
    var results: SearchResults {
        var results = rest
        results.hits = hits.map { hit in
            SearchResults.Hit(
                post: hit.post, position: hit.position, discussion: hit.discussion, board: hit.board, by: hit.by,
                at: hit.at, snippet: Snippet(of: hit.text, around: phrases))
        }
        return results
    }
}
