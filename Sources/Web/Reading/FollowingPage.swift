import Features

/// The boards and threads that a member follows or has muted.
struct FollowingPage: Page {
    let template = Template.following
    let head: Head
    let words = ReadingWords()
    let account = Link.account
    let address = Link.following
    let boards: [Row]
    let hasBoards: Bool
    let threads: [Row]
    let hasThreads: Bool
    /// Nothing was ever chosen.
    let isEmpty: Bool
    /// The list ends before this page.
    let isPastEnd: Bool
    let pager: ListPager?

    /// Something that was chosen, and the button that takes it back.
    struct Row: Sendable {
        let name: HTML
        let address: HTML
        let choice: String
        let action: HTML
        let button: String
        let field = FollowControl.field
        let value = FollowChoice.normal.rawValue

        init(_ name: String, at address: String, _ chosen: Chosen, action: String, _ dates: Dates) {
            let isMuted = chosen.choice == .mute
            self.name = "\(name)"
            self.address = "\(address)"
            choice = isMuted ? ReadingWords.muted(until: chosen.until, dates) : ReadingWords.following
            self.action = "\(Link.fromList(action))"
            button = isMuted ? ReadingWords.unmute : ReadingWords.unfollow
        }
    }

    init(_ page: ChosenPage, at cursor: ListCursor?, kit: Kit) {
        head = Head(title: "\(words.followed)", isHidden: true, styles: [.lists, .help, .forms])
        boards =
            cursor == nil
            ? page.boards.map {
                Row(
                    $0.board.name, at: Link.board($0.board.slug), $0.chosen,
                    action: Link.follow(board: $0.board.slug), kit.dates)
            } : []
        hasBoards = !boards.isEmpty
        threads = page.threads.rows.map {
            Row(
                $0.discussion.title, at: Link.discussion($0.discussion), $0.chosen,
                action: Link.follow($0.discussion.id), kit.dates)
        }
        hasThreads = !threads.isEmpty
        isEmpty = cursor == nil && boards.isEmpty && threads.isEmpty
        isPastEnd = cursor != nil && threads.isEmpty
        pager = ListPager(page.threads, at: Link.following, newer: words.newer, older: words.older)
    }
}

/// The members whose posts are folded away for the one who asks.
struct IgnoredPage: Page {
    let template = Template.ignored
    let head: Head
    let words = ReadingWords()
    let account = Link.account
    let members: [Row]
    let hasMembers: Bool
    let isEmpty: Bool

    struct Row: Sendable {
        let name: HTML
        let address: HTML
        let since: HTML
        let action: HTML
        let field = FollowControl.field
        let value = FollowControl.stop
    }

    init(_ members: [IgnoredMember], kit: Kit) {
        head = Head(title: "\(words.ignoredTitle)", isHidden: true, styles: [.lists, .help, .forms])
        self.members = members.map { member in
            Row(
                name: "\(member.name)", address: "\(Link.member(member.name))",
                since: ReadingWords.since(kit.dates.element(member.since, kit.dates.day(member.since))),
                action: "\(Link.fromList(Link.ignore(member.name)))")
        }
        hasMembers = !members.isEmpty
        isEmpty = members.isEmpty
    }
}
