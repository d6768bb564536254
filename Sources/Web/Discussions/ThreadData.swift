import Features

/// What search engines are told of a thread: a DiscussionForumPosting with its replies as Comments (schema.org).
///
/// Texts are excerpts: the whole ones stand on the page, and would double its weight.
struct ThreadData {
    let origin: String
    let discussion: Discussion

    /// Nil when the thread's first post is not to be read: then nobody is told that someone wrote it.
    func markup(_ page: DiscussionPage) -> HTML? {
        guard let starter = page.starter else { return nil }
        let opening = page.posts.first { $0.post.position == 1 }
        let replies = page.posts.filter { $0.post.position > 1 && $0.html != nil }
        return markup(
            by: person(starter), text: opening?.excerpt, editedAt: opening?.post.editedAt,
            replies: replies.map { shown in
                comment(shown.post.id, at: shown.post.postedAt, by: person(shown.post.by), text: shown.excerpt)
            })
    }

    /// The same of a tree: its first part, as far as a flat page goes.
    func markup(_ page: TreePage) -> HTML? {
        guard page.part == 1, let first = page.tree.nodes.first?.leaf, first.position == 1, first.state == .visible,
            !first.excerpt.isEmpty
        else { return nil }
        let replies = page.tree.nodes.dropFirst().prefix(Discussion.postsPerPage - 1).map(\.leaf)
        return markup(
            by: person(named: first.name), text: first.excerpt, editedAt: nil,
            replies: replies.filter { $0.state == .visible }.map {
                comment($0.id, at: $0.at, by: person(named: $0.name), text: $0.excerpt)
            })
    }

    private func markup(by author: JSON, text: String?, editedAt: Moment?, replies: [JSON?]) -> HTML {
        let data: JSON = .object([
            "@context": .text("https://schema.org"),
            "@type": .text("DiscussionForumPosting"),
            "url": .text(origin + Link.discussion(discussion.link)),
            "headline": .text(discussion.title),
            "author": author,
            "datePublished": .text(Dates.machine(discussion.startedAt)),
            "dateModified": editedAt.map { .text(Dates.machine($0)) },
            "text": text.map(JSON.text),
            "commentCount": .number(max(0, discussion.visibleCount - 1)),
            "comment": .list(replies.compactMap(\.self)),
        ])
        return HTML(stored: data.written)
    }

    /// Nil for a reply whose words are not to be read here.
    private func comment(_ id: Post.ID, at moment: Moment, by author: JSON, text: String) -> JSON? {
        guard !text.isEmpty else { return nil }
        return .object([
            "@type": .text("Comment"),
            "url": .text(origin + Link.post(id)),
            "author": author,
            "datePublished": .text(Dates.machine(moment)),
            "text": .text(text),
        ])
    }

    private func person(_ by: Byline) -> JSON {
        .object([
            "@type": .text("Person"), "name": .text(by.name), "url": .text(origin + Link.person(by)),
        ])
    }

    private func person(named name: String) -> JSON {
        .object(["@type": .text("Person"), "name": .text(name)])
    }
}
