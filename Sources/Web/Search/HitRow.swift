import Features

/// A post that was found, as a row of the results.
struct HitRow {
    let kit: Kit
    /// Those whose words the reader has folded away.
    let folded: [Post.ID: FoldedPost]

    func row(_ hit: SearchResults.Hit) -> HTML {
        let day = kit.dates.element(hit.at, kit.dates.day(hit.at))
        return """
            <li>
            <h2 class="thread__title" dir="auto"><a href="\(Link.post(hit.post))">\(hit.discussion.title)</a></h2>
            \(said(in: hit))
            <p class="thread__meta"><b dir="auto">\(hit.by)</b> <span>\(day)</span> \
            <a href="\(Link.board(hit.board.slug))" dir="auto">\(hit.board.name)</a> \
            <span>\(SearchWords.post(hit.position))</span></p>
            </li>

            """
    }

    private func said(in hit: SearchResults.Hit) -> HTML {
        if let reason = folded[hit.post] { return "<p class=\"quiet\">\(PostWords.folded(reason))</p>" }
        return "<p class=\"voice\" dir=\"auto\">\(marked(hit.snippet))</p>"
    }

    /// Each piece is escaped by itself, so no mark can be broken by what stands in it.
    private func marked(_ snippet: Snippet) -> HTML {
        HTML(snippet.pieces.map { $0.isMarked ? "<mark>\($0.text)</mark>" : "\($0.text)" })
    }
}
