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

    /// Hides an earlier version of a post from everybody but those who moderate its board, and notes the decision.
    package func hide(
        number: Int, of post: Post.ID, reason: String = "", by actor: Actor
    ) async throws(PostingError) {
        let (authorizer, now, moderator) = (authorizer, surroundings.now(), actor.member?.id)
        let audiences = authorizer.audiences(for: actor)
        let change = try await store.writing(surroundings.logger, as: PostingError.self) { transaction in
            let change = try transaction.first(.change(of: post, audiences))
            guard authorizer.allows(actor, .moderate, on: change?.board) else { throw PostingError.notAllowed }
            guard let change, try transaction.first(.version(number, of: post)) != nil else {
                throw PostingError.missing
            }
            // Hidden by another meanwhile: nothing is left to decide.
            guard try transaction.run(.hideVersion(number, of: post, by: moderator, at: now)) > 0 else { return change }
            try transaction.run(.noteHiding(in: change, reason: reason, by: moderator, at: now))
            return change
        }
        await events.publish(.postChanged(change))
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
            return Entry(
                number: index == 0 ? (shown.first?.number ?? 0) + 1 : shown[index - 1].number,
                at: before?.replacedAt ?? current.postedAt, by: before?.replacedBy ?? current.by.name,
                title: visible[index] != nil && oldTitle != nil && title != oldTitle ? title : nil,
                source: visible[index], isHidden: index > 0 && shown[index - 1].isHidden, isCurrent: index == 0,
                changes: changes)
        }
        hasOlder = earlier.count > shown.count
        by = current.by
        place = found.place
        self.mayHide = mayHide
    }
}
