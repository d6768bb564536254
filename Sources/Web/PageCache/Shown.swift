import Features

/// Something that a page shows: when it changes, the page is another.
enum Shown: Hashable, Sendable {
    /// The list of boards, with their counts.
    case boards
    /// Discussions of all boards, newest first.
    case latest
    /// Discussions of a board, newest first.
    case board(Board.ID)
    /// The newest few discussions of a board: their titles, in order.
    case newest(Board.ID)
    /// The posts of a discussion, and its title.
    case discussion(Discussion.ID)
    case member(Member.ID)
    case author(Author.ID)
    /// Titles or excerpts from discussions that the page does not name one by one.
    case anyDiscussion
    /// Nothing but what the house itself says, which no event changes.
    case house
    /// Whatever it is: the page goes with every change.
    case anything

    init(_ person: Byline.Person) {
        switch person {
        case .member(let id, _): self = .member(id)
        case .author(let id, _): self = .author(id)
        }
    }
}

extension CommunityEvent {
    /// What is different since; nil for everything.
    var shown: Set<Shown>? {
        switch self {
        case .posted(let event):
            var shown: Set<Shown> = [
                .boards, .latest, .board(event.board), .discussion(event.discussion), .member(event.by), .anything,
            ]
            if event.reordersBoard { shown.insert(.newest(event.board)) }
            return shown
        case .postChanged(let change):
            let author = change.author.map { [Shown.member($0)] } ?? []
            return Set(author).union(change.quotedIn.map(Shown.discussion)).union([
                .boards, .latest, .board(change.board), .newest(change.board), .discussion(change.discussion),
                .anyDiscussion, .anything,
            ])
        case .thanked(_, let discussion):
            return [.discussion(discussion)]
        case .noticed:
            return []
        case .arranged(let discussion, let board):
            return [.latest, .board(board), .discussion(discussion), .anything]
        case .archived(let discussions, let board):
            return Set(discussions.map(Shown.discussion)).union([
                .boards, .latest, .board(board), .newest(board), .anyDiscussion, .anything,
            ])
        case .rerendered(let discussions):
            return Set(discussions.map(Shown.discussion)).union([.anyDiscussion, .anything])
        case .boardOpened(let board):
            return [.boards, .board(board), .anything]
        case .enrolled(let member), .profileChanged(let member):
            return [.member(member), .anything]
        case .boardChanged, .standingChanged, .renamed, .claimed, .changedOutside:
            return nil
        }
    }
}
