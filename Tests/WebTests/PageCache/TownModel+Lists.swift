import Features

/// What readers should find: counts, lists, feeds, hits.
extension TownModel {
    /// A thread as lists show it.
    struct Listed: Sendable, Equatable {
        let id: Discussion.ID
        let title: String
        /// Places in it, those of posts that can't be read among them.
        let postCount: Int
        let visibleCount: Int
        let lastAt: Moment
    }

    /// Threads in which there is something to read, the last answered first.
    var listed: [Listed] {
        let listed = threads.compactMap { id, thread -> Listed? in
            let visible = thread.posts.compactMap { posts[$0] }.filter(\.isVisible)
            guard let lastAt = visible.map(\.at).max() else { return nil }
            return Listed(
                id: id, title: thread.title, postCount: thread.posts.count, visibleCount: visible.count,
                lastAt: lastAt)
        }
        return listed.sorted { ($0.lastAt, $0.id) > ($1.lastAt, $1.id) }
    }

    /// Threads of a board in which there is something to read.
    func threadCount(of board: Board.ID) -> Int {
        threads.values.count { thread in
            thread.board == board && thread.posts.contains { posts[$0]?.isVisible == true }
        }
    }

    /// Posts of a board that are there to be read, newest first.
    func visible(on board: Board.ID) -> [Written] {
        let visible = posts.values.filter { $0.isVisible && threads[$0.discussion]?.board == board }
        return visible.sorted { ($0.at, $0.id) > ($1.at, $1.id) }
    }

    /// Posts in which a word can be found, or in a thread that has it in its title.
    func posts(with word: String) -> Set<Post.ID> {
        Set(
            posts.values.filter { post in
                guard post.isVisible else { return false }
                if post.word == word || threads[post.discussion]?.title.contains(word) == true { return true }
                guard let quote = post.quote, quote.word == word else { return false }
                return posts[quote.original]?.isVisible == true
            }.map(\.id))
    }
}
