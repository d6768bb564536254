import Features

/// What a member was told, the newest first.
struct NoticesPage: Page {
    let template = Template.notices
    let head: Head
    let words = NoticeWords()
    let rows: HTML
    let isEmpty: Bool
    /// The list ends before this page.
    let isPastEnd: Bool
    let pager: ListPager?
    let address = Link.notices
    let settings = Link.noticeSettings
    /// Where the button sends that marks all as read; nil when there is nothing unread on the page.
    let readAll: String?
    let token: String
    /// The last that is marked with all: what comes later stays unread.
    let last: String

    /// - Parameter last: the last of all that were unread before the list was read.
    init(_ list: ListPage<Notice>, at cursor: ListCursor?, token: String, last: Notice.ID?, kit: Kit) {
        head = Head(title: "\(words.title)", isHidden: true, styles: [.lists])
        rows = HTML(list.rows.map { NoticeRow(kit: kit).row($0) })
        isEmpty = list.rows.isEmpty && cursor == nil
        isPastEnd = list.rows.isEmpty && cursor != nil
        pager = ListPager(list, at: Link.notices, newer: words.newer, older: words.older)
        readAll = last != nil && list.rows.contains(where: \.isUnread) ? Link.readNotices : nil
        self.token = token
        self.last = last.map { "\($0)" } ?? ""
    }
}

/// A notice as a row of the list.
private struct NoticeRow {
    let kit: Kit

    func row(_ notice: Notice) -> HTML {
        let time = kit.dates.element(notice.at, kit.dates.time(notice.at))
        let title = notice.discussion.title
        let thread: HTML = title.isEmpty ? "\(NoticeWords.hiddenThread)" : "<b dir=\"auto\">\(title)</b>"
        let by: HTML? = notice.by.map { "<bdi>\($0)</bdi>" }
        let words: HTML = notice.excerpt.isEmpty ? "" : "<p class=\"voice\" dir=\"auto\">\(notice.excerpt)</p>"
        let new: HTML = notice.isUnread ? "<span class=\"tag\">\(NoticeWords.new)</span> " : ""
        let sentence = NoticeWords.sentence(notice.kind, by: by, in: thread)
        return """
            <li>
            <p>\(new)<a href="\(Link.notice(notice.id))">\(sentence)</a></p>
            \(words)<p class="thread__meta">\(time)</p>
            \(notice.isUnread ? read(notice.id, sentence) : nil)</li>

            """
    }

    /// Marks it as read without going there.
    private func read(_ id: Notice.ID, _ sentence: HTML) -> HTML {
        """
        <p><button class="link" form="act" formaction="\(Link.readNotices)" name="notice" value="\(id.rawValue)">\
        \(NoticeWords.read)<span class="vh">: \(sentence)</span></button></p>

        """
    }
}
