import TestSupport
import Testing

@testable import Features
@testable import Web

extension PageSamples {
    /// Lists as a member sees them, and what they chose.
    static func reading(_ town: TestCommunity, _ pages: Pages) async throws -> [Sample] {
        let kit = pages.kit(for: .guest)
        let cursor = ListCursor(.older, at: FixedClock.noon, id: 1)
        let post = try await town.start("A thread that is new", in: town.guitars)
        let place = try #require(try await town.community.discussions.place(of: post, for: .guest))
        let board = try #require(try await town.community.boards.show(slug: "guitars", at: nil, for: .guest))
        let list = ListReader(
            marks: [place.discussion.id: UnreadMark(newCount: 3, place: place)], liked: nil)
        let reader = ShowBoardPage.Reader(list: list, choice: Chosen(.follow), at: FixedClock.noon, token: "t")
        var lists = board
        lists.lists = BoardList.allCases
        let rows = ListPage(rows: board.list.rows, newer: cursor, older: cursor)
        let markRead = MarkRead("Mark", board: "guitars", at: FixedClock.noon, token: "t")
        let link = BoardLink(id: town.guitars, slug: "guitars", name: "Guitars", groupName: nil)
        let thread = ChosenThread(
            discussion: place.discussion, board: link, chosen: Chosen(.mute, until: FixedClock.noon),
            chosenAt: FixedClock.noon)
        let chosen = ChosenPage(
            boards: [ChosenBoard(board: link, chosen: Chosen(.follow))],
            threads: ListPage(rows: [thread], newer: cursor, older: cursor))
        let none = ChosenPage(boards: [], threads: ListPage(rows: [], newer: nil, older: nil))
        let nothing = ListPage<DiscussionSummary>(rows: [], newer: nil, older: nil)
        let index = try await town.community.boards.index(for: .guest)
        let news = BoardNews(boards: [town.guitars: 3], newCount: 3, since: FixedClock.noon)
        return [
            framed(BoardIndexPage(index, kit: kit, news: news, markRead: markRead)),
            framed(ShowBoardPage(lists, at: nil, kit: kit, reader: reader)),
            framed(LatestPage(rows, at: nil, kit: kit, reader: list)),
            framed(UnreadPage(rows, at: nil, reader: list, markRead: markRead, kit: kit)),
            framed(UnreadPage(nothing, at: nil, reader: list, markRead: markRead, kit: kit)),
            framed(UnreadPage(nothing, at: cursor, reader: list, markRead: markRead, kit: kit)),
            framed(FollowingPage(chosen, at: nil, kit: kit)), framed(FollowingPage(none, at: nil, kit: kit)),
            framed(FollowingPage(none, at: cursor, kit: kit)),
            framed(IgnoredPage([IgnoredMember(id: town.ben, name: "ben", since: FixedClock.noon)], kit: kit)),
            framed(IgnoredPage([], kit: kit)),
        ]
    }
}
