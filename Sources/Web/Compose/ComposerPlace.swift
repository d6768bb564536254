import Features

/// What a composer is open for, with what its page shows of it.
enum ComposerPlace: Sendable {
    case board(Board)
    case reply(ReplyPlace)
    case edit(EditablePost)

    var target: ComposerTarget {
        switch self {
        case .board(let board): .newDiscussion(in: board.id)
        case .reply(let reply): .reply(to: reply.place.id)
        case .edit(let post): .edit(post.place.id)
        }
    }

    /// Where its form goes.
    var path: String {
        switch self {
        case .board(let board): Link.newThread(inBoard: board.slug)
        case .reply(let reply): Link.reply(to: reply.place.id)
        case .edit(let post): Link.edit(post.place.id)
        }
    }

    /// Where one is after giving up.
    var home: String {
        switch self {
        case .board(let board): Link.board(board.slug)
        case .reply(let reply): Link.post(reply.place.id)
        case .edit(let post): Link.post(post.place.id)
        }
    }

    /// The discussion that it is in, where it is in one.
    var discussion: DiscussionLink? {
        switch self {
        case .board: nil
        case .reply(let reply): reply.place.discussion
        case .edit(let post): post.place.discussion
        }
    }

    /// What is said here begins a discussion, which has a title.
    var takesTitle: Bool {
        switch self {
        case .board: true
        case .reply: false
        case .edit(let post): post.title != nil
        }
    }

    /// True for a post that is there already.
    var isEdit: Bool {
        if case .edit = self { true } else { false }
    }

    /// Where a draft for it goes; a post that is there already looks as a reply would.
    func draftPlace(title: String) -> Draft.Place {
        switch self {
        case .board(let board): .newDiscussion(in: board.id, title: title)
        case .reply(let reply): .reply(to: reply.place.id)
        case .edit(let post): .reply(to: post.place.id)
        }
    }
}
