import Features

/// The search page: the field, how it is used, and what was found.
struct ShowSearchPage: Page {
    let template = Template.search
    let head: Head
    let words = SearchWords()
    /// The query, as the field shows it again.
    let query: HTML
    /// In which order the next search is wanted, when not the best first.
    let order: String?
    let isCut: Bool
    /// Why nothing was looked for, when something was asked for and is not answered now.
    let refusal: String?
    /// Nil while nothing is looked for.
    let found: Found?
    let missing: Missing?
    let pager: Pager?

    /// What was found.
    struct Found: Sendable {
        let count: String
        let threads: String?
        let tabs: [Tab]
        let hits: HTML
        let feed: HTML
        /// Ways to narrow the search.
        let groups: [Group]
    }

    struct Group: Sendable {
        let title: String
        let choices: [Choice]
    }

    /// Nothing was found; how the search could be wider.
    struct Missing: Sendable {
        let query: HTML
        let hasWays: Bool
        let ways: [Way]
    }

    struct Way: Sendable {
        let address: HTML
        let name: HTML
    }

    struct Tab: Sendable {
        let name: String
        let address: HTML
        let current: String?
    }

    /// A narrowing, with the number of posts it would leave.
    struct Choice: Sendable {
        let name: HTML
        let count: String
        let address: HTML
        let current: String?
    }

    /// The neighbours of a page of results; its names are those of every list's pager.
    struct Pager: Sendable {
        let newer: ListPager.Step?
        let older: ListPager.Step?
    }

    /// - Parameter folded: of what was found, that whose words the reader has folded away.
    init(_ results: SearchResults, folded: [Post.ID: FoldedPost] = [:], kit: Kit) {
        let typed = results.query.text
        let address = Link.search(results.query, order: results.order, page: results.page)
        head = Head(
            title: typed.isEmpty ? "\(SearchWords.title)" : "\(SearchWords.title(for: typed))", path: address,
            isHidden: true, styles: [.lists, .search],
            feeds: results.hits.isEmpty ? [] : [FeedLink(address: "\(Link.feed(of: results.query))", title: "\(typed)")]
        )
        query = "\(typed)"
        order = results.order == .newest ? "new" : nil
        isCut = results.query.isCut
        refusal = nil
        let hasFound = !results.hits.isEmpty
        found = hasFound ? Found(results, folded: folded, kit: kit) : nil
        missing = hasFound || results.query.parts.isEmpty ? nil : Missing(results)
        pager = hasFound ? Pager(results) : nil
    }

    /// The same page where nothing was looked for, with what was typed: it can be asked again.
    init(_ query: SearchQuery, order: SearchResults.Order, refusal: String) {
        head = Head(
            title: "\(SearchWords.title(for: query.text))", path: Link.search(query, order: order), isHidden: true,
            styles: [.lists, .search])
        self.query = "\(query.text)"
        self.order = order == .newest ? "new" : nil
        isCut = query.isCut
        self.refusal = refusal
        found = nil
        missing = nil
        pager = nil
    }
}

extension ShowSearchPage.Found {
    init(_ results: SearchResults, folded: [Post.ID: FoldedPost], kit: Kit) {
        count = SearchWords.posts(results.count)
        threads = results.threads.map(SearchWords.inThreads)
        tabs = [
            (SearchResults.Order.best, SearchWords.best), (.newest, SearchWords.newest),
        ].map { order, name in
            ShowSearchPage.Tab(
                name: name, address: "\(Link.search(results.query, order: order))",
                current: order == results.order ? "page" : nil)
        }
        hits = HTML(results.hits.map { HitRow(kit: kit, folded: folded).row($0) })
        feed = "\(Link.feed(of: results.query))"
        let boards = results.boards.map { choice in
            ShowSearchPage.Choice(
                choice, results.order, name: choice.value.map { "\($0.name)" } ?? SearchWords.anyBoard)
        }
        let times = results.times.map { choice in
            ShowSearchPage.Choice(choice, results.order, name: SearchWords.since(choice.value))
        }
        groups = [
            ShowSearchPage.Group(title: SearchWords.board, choices: boards),
            ShowSearchPage.Group(title: SearchWords.when, choices: times),
        ].filter { !$0.choices.isEmpty }
    }
}

extension ShowSearchPage.Choice {
    init<Value>(_ choice: SearchResults.Choice<Value>, _ order: SearchResults.Order, name: HTML) {
        self.name = name
        count = SearchWords.number(choice.count)
        address = "\(Link.search(choice.query, order: order))"
        current = choice.isChosen ? "true" : nil
    }
}

extension ShowSearchPage.Missing {
    init(_ results: SearchResults) {
        query = "\(results.query.text)"
        let ways = results.query.parts.filter { $0.isNarrowing }.map { part in
            ShowSearchPage.Way(
                address: "\(Link.search(results.query.dropping(part), order: results.order))",
                name: SearchWords.without(part.text))
        }
        self.ways = ways
        hasWays = !ways.isEmpty
    }
}

extension ShowSearchPage.Pager {
    init?(_ results: SearchResults) {
        guard results.pageCount > 1 else { return nil }
        func step(_ page: Int, _ name: String) -> ListPager.Step? {
            guard (1...results.pageCount).contains(page) else { return nil }
            return ListPager.Step(
                address: "\(Link.search(results.query, order: results.order, page: page))", name: name)
        }
        newer = step(results.page - 1, SearchWords.previous)
        older = step(results.page + 1, SearchWords.next)
    }
}
