import Features

/// Where one answers in a thread: its place for writing, or why there is none.
struct ThreadFoot: Sendable {
    /// Where an answer is written; nil where nobody answers, or only the form stands here.
    let replyAddress: HTML?
    /// The form; nil for guests, and for those who can't write.
    let composer: ComposerForm?
    /// Where the button "Reply" of the page leads: to the form, or to the page that has it.
    let reply: HTML?
    /// Who locked the thread, and why.
    let lock: HTML?

    init(_ answerable: ReplyPlace?, lock: Discussion.Lock?, composer: ComposerForm?) {
        self.composer = composer
        self.lock = lock.map { "\(DiscussionWords.locked($0))" }
        let address: HTML? = lock == nil ? answerable.map { "\(Link.reply(to: $0.place.id))" } : nil
        replyAddress = composer == nil ? address : nil
        reply = composer == nil ? address : "#reply"
    }

    /// What makes the form work, where there is one.
    var styles: [Stylesheet] { composer == nil ? [] : [.forms, .compose] }
    var scripts: [Script] { composer == nil ? [] : [.compose] }
}

/// What a member can do with a thread as a whole, beside it.
struct ThreadSide: Sendable {
    /// The way to its answer.
    let answer: SideLink?
    /// The way to what is new.
    let new: SideLink?
    /// What a moderator can do with it.
    let arrange: HTML?

    /// A link with its words.
    struct SideLink: Sendable {
        let name: HTML
        let address: HTML
    }

    /// - Parameter address: where a post of the thread stands, by its position.
    init(_ discussion: Discussion, _ reader: ThreadReader, kit: Kit, now: Moment, address: (Post.ID, Int) -> String) {
        answer = reader.answer.map {
            SideLink(name: "\(PostWords.answered(in: $0.position))", address: "\(address($0.post, $0.position))")
        }
        new = reader.posts.first.map { first in
            SideLink(
                name: "\(ReadingWords.new(reader.posts.newCount, since: reader.posts.since, kit.dates))",
                address: "\(address(first.id, first.position))")
        }
        arrange = reader.mayModerate ? Self.arranging(discussion, now: now) : nil
    }

    private static func arranging(_ discussion: Discussion, now: Moment) -> HTML {
        let id = discussion.id
        let isPinned = discussion.pinnedUntil.map { $0 > now } ?? false
        let lock =
            discussion.lock == nil ? link(Link.lock(id), ThreadWords.lock) : button(Link.unlock(id), ThreadWords.unlock)
        let pin = isPinned ? button(Link.unpin(id), ThreadWords.unpin) : link(Link.pin(id), ThreadWords.pin)
        return "\(lock) \(pin) \(link(Link.retitle(id), ThreadWords.retitle))"
    }

    private static func link(_ address: String, _ words: String) -> HTML {
        "<a class=\"btn\" href=\"\(address)\">\(words)</a>"
    }

    private static func button(_ address: String, _ words: String) -> HTML {
        "<button class=\"btn\" form=\"act\" formaction=\"\(address)\">\(words)</button>"
    }
}
