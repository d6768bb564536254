import TestSupport

@testable import Features
@testable import Web

extension PageSamples {
    /// What members have of their own, with everything that may be wrong.
    static func own(_ pages: Pages) throws -> [Sample] {
        let dates = pages.kit(for: .guest).dates
        let profile = Profile(name: "ada", about: "Frets & nuts.", renamableFrom: FixedClock.noon)
        var faults = ProfileFaults()
        faults.name = .tooSoon(until: FixedClock.noon)
        faults.about = .tooLong
        let typed = EditPage.Typed(name: "a\"b", about: "</textarea>")
        let nowhere = PreferencesPage.Chosen(
            zone: "Mars/Base", theme: "pink", isSans: true, view: "", followsOwn: true, hasShortcuts: true)
        let thread = DiscussionLink(id: .init(rawValue: 1), slug: "a-b", title: "A <b> & \"c\"")
        let cursor = ListCursor(.older, at: FixedClock.noon, id: 1)
        let told = ListPage(
            rows: Notice.Kind.allCases.enumerated().map { index, kind in
                Notice(
                    id: .init(rawValue: Int64(index + 1)), kind: kind, by: index == 0 ? nil : "be<n",
                    post: .init(rawValue: 1), discussion: thread, excerpt: index == 1 ? "" : "Words & <words>.",
                    at: FixedClock.noon, isUnread: index == 0)
            }, newer: nil, older: cursor)
        let settings = NoticeSettings(digest: .week, isMailStopped: true, stoppedThreads: [thread])
        let empty = try Form(decoding: EmptyCollection<UInt8>())
        return [
            framed(EditPage(profile, nil, token: "t", dates: dates, notice: "Done.")),
            framed(EditPage(profile, typed, token: "t", dates: dates, faults: faults)),
            framed(EditPage(profile, typed, token: "t", dates: dates, refusal: .stale)),
            framed(EditPage()),
            framed(NoticesPage(told, at: nil, token: "t", last: Notice.ID(rawValue: 1), kit: pages.kit(for: .guest))),
            framed(
                NoticesPage(
                    ListPage(rows: [], newer: cursor, older: nil), at: cursor, token: "t", last: nil,
                    kit: pages.kit(for: .guest))),
            framed(NoticeSettingsPage(.init(settings), token: "t", notice: "Done.")),
            framed(NoticeSettingsPage(.init(NoticeSettings()), token: "t", refusal: .stale)),
            framed(NoticeSettingsPage(.init(empty, over: settings), token: "t")),
            framed(PreferencesPage(.init(Preferences()), token: "t", zoneName: "UTC", notice: "Done.")),
            framed(PreferencesPage(nowhere, token: "t", zoneName: "UTC")),
        ]
    }
}
