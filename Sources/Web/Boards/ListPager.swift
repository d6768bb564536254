import Features

/// Newer and Older below a list that is paged by its rows.
struct ListPager: Sendable {
    let newer: Step?
    let older: Step?

    /// A link to a neighbour.
    struct Step: Sendable {
        let address: HTML
        let name: String
    }

    /// Nil when the list fits on one page.
    init?<Row>(_ list: ListPage<Row>, at path: String, newer: String, older: String) {
        guard list.newer != nil || list.older != nil else { return nil }
        self.newer = list.newer.map { Step(address: "\(Link.list(path, at: $0))", name: newer) }
        self.older = list.older.map { Step(address: "\(Link.list(path, at: $0))", name: older) }
    }
}

extension ListPage {
    /// True when a reader who went to newer pages has come to the first one, which has an address of its own.
    func isFirst(reachedBy cursor: ListCursor?) -> Bool {
        cursor?.direction == .newer && newer == nil
    }
}
