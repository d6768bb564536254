import Prose
import Storage

/// What posts said before they were changed.
///
/// Whoever reads a post may see that; what a moderator has hidden, only those who moderate its board.
package struct Versions: Sendable {
    /// Versions on a page, and bytes of all that it compares: that takes time.
    static let most = 20
    static let mostBytes = 200_000

    let store: any Store
    let authorizer: Authorizer
    let events: EventBus
    let surroundings: Surroundings

    /// The versions of a post that was changed; nil when there are none that `actor` may see.
    package func page(of post: Post.ID, for actor: Actor) async throws(ReadingError) -> VersionsPage? {
        let (audiences, authorizer) = (authorizer.audiences(for: actor), authorizer)
        let found = try await store.reading(surroundings.logger, as: ReadingError.self) {
            transaction -> FoundVersions? in
            guard let place = try transaction.first(.place(of: post, audiences)),
                let current = try transaction.first(.currentVersion(of: post))
            else { return nil }
            let mayHide = authorizer.allows(actor, .moderate, on: current.board)
            guard mayHide || current.isReadable(by: audiences) else { return nil }
            let earlier = try transaction.all(.earlierVersions(of: post))
            guard !earlier.isEmpty else { return nil }
            return FoundVersions(
                current: current, earlier: earlier, place: place, mayHide: mayHide,
                quoted: try transaction.quotedPosts(of: post))
        }
        return found.map { VersionsPage($0) }
    }

    /// Where a post stands whose earlier version `actor` may hide, for the page that asks why; nil where that is hidden
    /// already.
    package func hideable(
        number: Int, of post: Post.ID, for actor: Actor
    ) async throws(ModerationError) -> PostPlace? {
        let authorizer = authorizer
        return try await store.reading(surroundings.logger, as: ModerationError.self) { transaction -> PostPlace? in
            let version = try transaction.hideable(number, of: post, for: actor, authorizer)
            guard !version.isHidden else { return nil }
            return try transaction.first(.place(of: post, authorizer.audiences(for: actor)))
        }
    }

    /// Hides an earlier version of a post from everybody but those who moderate its board, and notes the decision; the
    /// post's author is told why.
    package func hide(
        number: Int, of post: Post.ID, reason: String, by actor: Actor
    ) async throws(ModerationError) {
        let reason = try Moderation.checked(reason: reason)
        let (authorizer, now, moderator) = (authorizer, surroundings.now(), actor.member?.id)
        let delay = surroundings.noticeDelay
        let settled = try await store.writing(surroundings.logger, as: ModerationError.self) { transaction in
            let change = try transaction.hideable(number, of: post, for: actor, authorizer).change
            // Hidden by another meanwhile: nothing is left to decide.
            guard try transaction.run(.hideVersion(number, of: post, by: moderator, at: now)) > 0 else {
                return Settled(change: nil, noticed: [])
            }
            _ = try transaction.one(
                .decide(
                    NewDecision(
                        kind: .hideVersion, post: post, discussion: change.discussion, member: change.author,
                        by: moderator, reason: reason, at: now)))
            var noticed: Set<Member.ID> = []
            if let author = change.author, author != moderator {
                noticed = try NoticeWriter(transaction: transaction, now: now, delay: delay)
                    .decided(post, to: author, by: moderator)
            }
            return Settled(change: change, noticed: noticed)
        }
        if let change = settled.change { await events.publish(.postChanged(change)) }
        if !settled.noticed.isEmpty { await events.publish(.noticed(settled.noticed)) }
    }
}

extension Transaction {
    /// An earlier version that `actor` may hide; only those who may learn that there is none.
    fileprivate func hideable(
        _ number: Int, of post: Post.ID, for actor: Actor, _ authorizer: Authorizer
    ) throws -> (change: StateChange, isHidden: Bool) {
        let change = try first(.change(of: post, authorizer.audiences(for: actor)))
        guard authorizer.allows(actor, .moderate, on: change?.board) else { throw ModerationError.notAllowed }
        guard let change, let isHidden = try first(.isHidden(number, of: post)) else { throw ModerationError.missing }
        return (change, isHidden)
    }
}

/// What the database has of a post's versions; what is made of it is made when others may ask again.
private struct FoundVersions: Sendable {
    let current: CurrentVersion
    /// Newest first.
    let earlier: [EarlierVersion]
    let place: PostPlace
    let mayHide: Bool
    let quoted: QuotedPosts

    /// Those that a page has room for: one at least.
    var shown: [EarlierVersion] {
        var left = Versions.mostBytes - current.source.utf8.count
        let room = earlier.prefix(Versions.most).prefix { version in
            left -= version.source.utf8.count
            return left >= 0
        }
        return room.isEmpty ? Array(earlier.prefix(1)) : Array(room)
    }
}

extension VersionsPage {
    fileprivate init(_ found: FoundVersions) {
        let (current, earlier, mayHide) = (found.current, found.earlier, found.mayHide)
        // Newest first: the current one, and each that was replaced; when one was written, the one before it says.
        let shown = found.shown
        // A version has its title where the next one changed it, and the next one's otherwise.
        let titles = shown.reduce(into: [current.title]) { titles, version in
            titles.append(version.title ?? titles.last ?? nil)
        }
        // Where that is one that was hidden, its title is not to be read of an older one.
        let withheld = shown.reduce(into: [false]) { withheld, version in
            withheld.append(version.title == nil ? withheld.last == true : version.isHidden && !mayHide)
        }
        // Without words of others that are not to be read any more.
        let sources = ([current.source] + shown.map(\.source)).map(found.quoted.readable)
        let visible = sources.indices.map { $0 > 0 && shown[$0 - 1].isHidden && !mayHide ? nil : sources[$0] }
        entries = sources.indices.map { index in
            let before = index < earlier.count ? earlier[index] : nil
            let isOldest = index + 1 >= sources.count
            var changes: [DiffLine] = []
            if !isOldest, let old = visible[index + 1], let new = visible[index] {
                changes = TextDiff.lines(from: old, to: new)
            }
            let (title, oldTitle) = (titles[index], isOldest ? nil : titles[index + 1])
            let isNamed =
                isOldest ? titles.contains { $0 != title } : oldTitle != nil && title != oldTitle
            return Entry(
                number: index == 0 ? (shown.first?.number ?? 0) + 1 : shown[index - 1].number,
                at: before?.replacedAt ?? current.postedAt, by: before?.replacedBy ?? current.by.name,
                title: visible[index] != nil && isNamed && !withheld[index] ? title : nil,
                source: visible[index], isHidden: index > 0 && shown[index - 1].isHidden, isCurrent: index == 0,
                changes: changes)
        }
        hasOlder = earlier.count > shown.count
        by = current.by
        place = found.place
        self.mayHide = mayHide
    }
}
