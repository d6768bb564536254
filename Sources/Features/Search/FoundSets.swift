import Storage

/// What a search finds, and what it would find without its narrowings: they are counted too.
struct FoundSets {
    /// In the boards and in the time that were named.
    let found: [FoundPost]
    /// In that time, whatever the board.
    let inAnyBoard: [FoundPost]
    /// In those boards, at any time.
    let atAnyTime: [FoundPost]

    /// Searches as seldom as it can: the widest first, because what it saw the whole of holds all the others.
    ///
    /// `find` answers the newest hits, as many as are ranked and one more when there are others.
    init(
        _ request: SearchRequest, _ find: (_ anyBoard: Bool, _ anyTime: Bool) throws -> [FoundPost]
    ) rethrows {
        func inBoards(_ posts: [FoundPost]) -> [FoundPost]? {
            let boards = Set(request.boards)
            return Self.isWhole(posts) ? posts.filter { boards.contains($0.board) } : nil
        }
        func inTime(_ posts: [FoundPost]) -> [FoundPost]? {
            // Hits come newest first, so those since a day are the first of them.
            Self.isWhole(posts) || request.before == nil ? posts.filter { request.keys.contains($0.key) } : nil
        }
        let all = try find(true, true)
        atAnyTime = request.isInBoards ? try inBoards(all) ?? find(false, true) : all
        inAnyBoard = request.isInTime ? try inTime(all) ?? find(true, false) : all
        if request.isInBoards, request.isInTime {
            found = try inTime(atAnyTime) ?? inBoards(inAnyBoard) ?? find(false, false)
        } else {
            found = request.isInBoards ? atAnyTime : inAnyBoard
        }
    }

    private static func isWhole(_ posts: [FoundPost]) -> Bool {
        posts.count <= SearchResults.rankedHits
    }
}
