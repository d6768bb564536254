import Features

/// Posts as they stand on a flat page.
///
/// Heads and feet are the same for every guest; bodies are inserted as stored. What a post is to its reader stands
/// around it.
struct PostMarkup {
    let kit: Kit
    let discussion: DiscussionLink
    /// The page that the posts are on, and how the reader sees threads whose address asks for no view.
    let page: Int
    let standard: Board.View
    /// Who wrote the first post; nil where that is not to be read.
    let starter: Byline?
    let isLocked: Bool
    let reader: ThreadReader

    func posts(_ posts: [ShownPost]) -> HTML {
        HTML(
            posts.map { shown in
                let isFirstNew = shown.post.id == reader.posts.firstNew
                let line: HTML? = isFirstNew ? newLine : nil
                guard let html = shown.html else { return "\(line)\(stub(shown))" }
                let article = post(shown, body: shown.isLong ? beginning(of: shown) : HTML(stored: html))
                guard let words = reader.folds(shown.post) else { return "\(line)\(article)" }
                return "\(line)\(folded(article, words))"
            })
    }

    /// Stands before the first post that the reader has not seen.
    private var newLine: HTML {
        let words = ReadingWords.new(reader.posts.newCount, since: reader.posts.since, kit.dates)
        return """
            <p class="newline" id="\(Link.newLine)">\(kit.icon(.bunting))\
            <span>\(words)</span></p>

            """
    }

    private func folded(_ article: HTML, _ words: HTML) -> HTML {
        "<details class=\"post--folded\"><summary>\(words)</summary>\n\(article)</details>\n"
    }

    /// Where the body is too long for a page of many: its first words, and the way to the rest.
    private func beginning(of shown: ShownPost) -> HTML {
        let address = Link.tree(discussion, post: shown.post.id)
        return "<p>\(shown.excerpt)</p>\n<p><a href=\"\(address)\">\(Self.words.whole)</a></p>"
    }

    private func post(_ shown: ShownPost, body: HTML) -> HTML {
        let post = shown.post
        let id = Link.anchor(post.id)
        let time = kit.dates.time(post.postedAt)
        let isAnswer = reader.answer?.post == post.id
        let kind: HTML? =
            post.state == .held ? " post--held" : isAnswer ? " post--answer" : nil
        let isNew: HTML? = reader.posts.isNew.contains(post.id) ? " is-new" : nil
        return """
            <article class="post\(kind)\(isNew)" id="\(id)" aria-labelledby="\(id)-by">
            \(held(post))\(Avatar.svg(post.by.person))
            <header class="post__head"><h3 class="by" id="\(id)-by" dir="auto">\(post.by.link)</h3>\
            \(reader.role(of: post.by, starter: starter))\
            \(answers(shown.answers))<a class="post__time" href="\(Link.post(post.id))" tabindex="-1" aria-hidden="true">\
            \(kit.dates.element(post.postedAt, time))</a></header>
            \(isAnswer ? answerMark : nil)<div class="post__body prose" dir="auto">\(body)</div>
            \(thanked(post))\(solved(post))<footer class="post__foot">\(actions.markup(post))\
            <span class="post__end">\(edited(post))\(permalink(post, time))</span></footer>
            </article>

            """
    }

    private var actions: PostActions { PostActions(kit: kit, reader: reader, isLocked: isLocked) }

    /// Only its author and the moderators come to see it.
    private func held(_ post: Post) -> HTML? {
        guard post.state == .held else { return nil }
        return """
            <div class="note note--public">\(kit.icon(.hold))<p><strong>\(PostWords.held)</strong> \(PostWords.heldMeans) \
            \(reader.way(ofHeld: post))</p></div>

            """
    }

    private var answerMark: HTML? {
        guard let answer = reader.answer else { return nil }
        return "<p class=\"post__why\">\(kit.icon(.check)) \(PostWords.answer(by: answer.name))</p>\n"
    }

    /// Below the question, the way to its answer.
    private func solved(_ post: Post) -> HTML? {
        guard post.position == 1, let answer = reader.answer else { return nil }
        return """
            <p class="post__why">\(kit.icon(.check)) <a href="\(address(of: answer.post, at: answer.position))">\
            \(PostWords.answered(in: answer.position))</a></p>

            """
    }

    /// Another post of the thread, on this page or on its own.
    func address(of post: Post.ID, at position: Int) -> String {
        let page = Discussion.page(ofPosition: position)
        let anchor = "#\(Link.anchor(post))"
        return page == self.page ? anchor : Link.flat(discussion, page: page, standard: standard) + anchor
    }

    private func thanked(_ post: Post) -> HTML? {
        guard let marks = reader.marks[post.id], let line = ThanksLine.link(marks, on: post.id) else { return nil }
        return "<p class=\"post__thanks\">\(line)</p>\n"
    }

    private func answers(_ answered: ShownPost.Answered?) -> HTML? {
        guard let answered else { return nil }
        let address = address(of: answered.id, at: answered.position)
        return " <a class=\"post__to\" href=\"\(address)\" dir=\"auto\">\(DiscussionWords.to(answered.name))</a>"
    }

    private func edited(_ post: Post) -> HTML? {
        post.editedAt.map { moment in
            let words = DiscussionWords.edited(kit.dates.element(moment, kit.dates.time(moment)))
            return "<a class=\"post__no\" href=\"\(Link.versions(of: post.id))\">\(words)</a> "
        }
    }

    /// The number says to screen readers what the time at the top says to eyes.
    private func permalink(_ post: Post, _ time: String) -> HTML {
        """
        <a class="post__no num" href="\(Link.post(post.id))"><span class="vh">\(DiscussionWords.post) </span>\
        #\(post.position)<span class="vh">, \(time)</span></a>
        """
    }

    private func stub(_ shown: ShownPost) -> HTML {
        let sentence = Stub(kit: kit, reader: reader)
            .sentence(shown.post, replies: shown.replyCount, title: shown.waitingTitle)
        return """
            <div class="post post--stub" id="\(Link.anchor(shown.post.id))"><p><span class="num">#\(shown.post.position)</span> \
            \(sentence)</p></div>

            """
    }

    private static let words = DiscussionWords()
}
