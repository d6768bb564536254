import Features

/// The front page's boards, category by category.
struct BoardRow {
    let kit: Kit
    /// What is new for whoever looks at them; nil for a guest.
    var news: BoardNews?

    func sections(_ index: BoardIndex) -> HTML {
        HTML(index.sections.map(section))
    }

    private func section(_ section: BoardIndex.Section) -> HTML {
        let id = "c\(section.category.id)"
        return """
            <section class="section" aria-labelledby="\(id)"><h2 id="\(id)" dir="auto">\(section.category.name)</h2>
            <ul class="list boards" role="list">
            \(HTML(section.boards.map(row)))</ul></section>

            """
    }

    private func row(_ entry: BoardIndex.Entry) -> HTML {
        let board = entry.board
        let group: HTML? = board.groupName.map { " <span class=\"group\">\($0)</span>" }
        let count = news.map { $0.boards[board.id] ?? 0 } ?? 0
        return """
            <li\(count > 0 ? " class=\"is-new\"" : nil)>
            <h3 class="board__name" dir="auto"><a href="\(Link.board(board.slug))">\(board.name)</a></h3>\(pennant(count, board))
            <p class="board__about" dir="auto">\(board.description)\(group)</p>
            \(last(entry.lastPost))\(counts(board))
            </li>

            """
    }

    private func pennant(_ count: Int, _ board: Board) -> HTML? {
        guard news != nil, board.postCount > 0 else { return nil }
        let isMuted = news?.muted.contains(board.id) ?? false
        let mark: HTML =
            count > 0
            ? Pennant.link(count, to: Link.board(board.slug))
            : "<span class=\"quiet\">\(isMuted ? ReadingWords.muted : ReadingWords.allRead)</span>"
        return "\n<p class=\"board__new\">\(mark)</p>"
    }

    private func counts(_ board: Board) -> HTML? {
        guard board.postCount > 0 else { return nil }
        let threads = BoardWords.threads(board.discussionCount).words
        let posts = BoardWords.posts(board.postCount).words
        return "\n<p class=\"board__counts num\"><span>\(threads)</span> <span>\(posts)</span></p>"
    }

    private func last(_ post: LastPost?) -> HTML {
        guard let post else { return "<p class=\"board__last quiet\">\(BoardWords.empty)</p>" }
        let time = kit.dates.element(post.at, kit.dates.time(post.at))
        return """
            <p class="board__last"><a class="voice" dir="auto" href="\(Link.discussion(post.discussion))">\
            \(post.discussion.title)</a> <span>\(post.by.map { "<bdi>\($0)</bdi>, " as HTML })\(time)</span></p>
            """
    }
}
