import Features

/// Posts as they stand on a flat page.
///
/// Heads and feet are the same for every guest; bodies are inserted as stored.
struct PostMarkup {
    let kit: Kit
    let discussion: DiscussionLink
    /// The page that the posts are on, and how the reader sees threads whose address asks for no view.
    let page: Int
    let standard: Board.View

    func posts(_ posts: [ShownPost]) -> HTML {
        HTML(
            posts.map { shown in
                guard let html = shown.html else { return stub(shown) }
                return post(shown, body: shown.isLong ? beginning(of: shown) : HTML(stored: html))
            })
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
        return """
            <article class="post" id="\(id)" aria-labelledby="\(id)-by">
            \(Avatar.svg(post.by.person))
            <header class="post__head"><h3 class="by" id="\(id)-by" dir="auto">\(post.by.link)</h3>\(post.by.role)\
            \(answers(shown.answers))<a class="post__time" href="\(Link.post(post.id))" tabindex="-1" aria-hidden="true">\
            \(kit.dates.element(post.postedAt, time))</a></header>
            <div class="post__body prose" dir="auto">\(body)</div>
            <footer class="post__foot"><ul class="acts" role="list"><li><a href="\(Link.source(post.id))">\
            \(Self.words.source)<span class="vh">: \(DiscussionWords.post) \(post.position)</span></a></li></ul>\
            <span class="post__end">\(edited(post))\(permalink(post, time))</span></footer>
            </article>

            """
    }

    private func answers(_ answered: ShownPost.Answered?) -> HTML? {
        guard let answered else { return nil }
        let page = Discussion.page(ofPosition: answered.position)
        let anchor = "#\(Link.anchor(answered.id))"
        let address = page == self.page ? anchor : Link.flat(discussion, page: page, standard: standard) + anchor
        return " <a class=\"post__to\" href=\"\(address)\" dir=\"auto\">\(DiscussionWords.to(answered.name))</a>"
    }

    private func edited(_ post: Post) -> HTML? {
        post.editedAt.map { moment in
            "\(DiscussionWords.edited(kit.dates.element(moment, kit.dates.time(moment)))) "
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
        """
        <div class="post post--stub" id="\(Link.anchor(shown.post.id))"><p><span class="num">#\(shown.post.position)</span> \
        \(Stub(kit: kit).sentence(shown.post, replies: shown.replyCount))</p></div>

        """
    }

    private static let words = DiscussionWords()
}

/// The line that stands where a post can't be read.
struct Stub {
    let kit: Kit

    func sentence(_ post: Post, replies: Int) -> HTML {
        let day: HTML? = post.stateAt.map { ", \(kit.dates.element($0, kit.dates.day($0)))" }
        let reason: HTML? = post.stateReason.map { ": \($0)" }
        let rest = StubWords.replies(replies)
        let replies: HTML? = rest.isEmpty ? nil : " <span class=\"quiet\">\(rest)</span>"
        return "<b>\(StubWords.reason(post.state, by: post.stateBy))</b>\(day)\(reason).\(replies)"
    }
}
