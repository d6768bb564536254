import Features

/// The front page's boards, category by category.
struct BoardRow {
    let kit: Kit

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
        return """
            <li>
            <h3 class="board__name" dir="auto"><a href="\(Link.board(board.slug))">\(board.name)</a></h3>
            <p class="board__about" dir="auto">\(board.description)\(group)</p>
            \(last(entry.lastPost))\(counts(board))
            </li>

            """
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
            \(post.discussion.title)</a> <span><bdi>\(post.by)</bdi>, \(time)</span></p>
            """
    }
}
