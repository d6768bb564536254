/// The numbers under a thread: first, last, those around the page one is on, and gaps.
struct NumberPager: Sendable {
    /// Pages that are shown on either side of the one one is on.
    private static let around = 1

    let current: Int
    let count: Int

    /// Page numbers from left to right; nil for a gap of two pages or more.
    var entries: [Int?] {
        var entries: [Int?] = []
        var last = 0
        for page in 1...max(count, 1) where isShown(page) {
            if page - last == 2 { entries.append(page - 1) }
            if page - last > 2 { entries.append(nil) }
            entries.append(page)
            last = page
        }
        return entries
    }

    /// The pager's markup; nil when there is one page only.
    func markup(kit: Kit, address: (Int) -> String) -> HTML? {
        guard count > 1 else { return nil }
        let numbers = HTML(entries.map { number($0, address) })
        let previous: HTML? =
            current > 1
            ? "<a class=\"btn\" rel=\"prev\" href=\"\(address(current - 1))\">\(kit.icon(.left)) \(DiscussionWords.previousPage)</a>\n"
            : nil
        let next: HTML? =
            current < count
            ? "<a class=\"btn\" rel=\"next\" href=\"\(address(current + 1))\">\(DiscussionWords.nextPage) \(kit.icon(.right))</a>\n"
            : nil
        return "\(previous)<ol role=\"list\">\(numbers)</ol>\n\(next)"
    }

    private func isShown(_ page: Int) -> Bool {
        page == 1 || page == count || abs(page - current) <= Self.around
    }

    private func number(_ page: Int?, _ address: (Int) -> String) -> HTML {
        guard let page else { return "<li><span>…</span></li>" }
        let words: HTML = "<span class=\"vh\">\(DiscussionWords.page) </span>\(page)"
        return page == current
            ? "<li><span aria-current=\"page\">\(words)</span></li>"
            : "<li><a href=\"\(address(page))\">\(words)</a></li>"
    }
}
