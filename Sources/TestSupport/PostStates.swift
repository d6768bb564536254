package import Features
import Foundation
import Storage

/// States of posts and boards that no verb makes yet, and an archive of mail.
extension TestCommunity {
    /// Takes a post down: its place keeps a line that says so.
    package func remove(_ post: Post.ID, by: Post.StateBy, reason: String? = nil) async throws {
        try await change(post, to: .removed, by: by, reason: reason)
    }

    /// Holds a post back until a moderator has looked at it.
    package func hold(_ post: Post.ID) async throws {
        try await change(post, to: .held, by: .rule, reason: nil)
    }

    private func change(_ post: Post.ID, to state: Post.State, by: Post.StateBy, reason: String?) async throws {
        try await tamper(
            """
            UPDATE post SET state = \(state), state_by = \(by), state_reason = \(reason), state_at = \(clock.now)
            WHERE id = \(post)
            """,
            """
            UPDATE discussion SET visible_count = visible_count - 1
            WHERE id = (SELECT discussion FROM post WHERE id = \(post))
            """)
    }

    /// Keeps a post for some readers.
    package func keep(_ post: Post.ID, for audience: Audience) async throws {
        try await tamper("UPDATE post SET audience = \(audience) WHERE id = \(post)")
    }

    /// Marks a post as edited now.
    package func markEdited(_ post: Post.ID) async throws {
        try await tamper("UPDATE post SET edited_at = \(clock.now) WHERE id = \(post)")
    }

    /// Marks a post as edited now, and keeps what it said before.
    package func keepVersion(of post: Post.ID, _ source: String) async throws {
        try await tamper(
            """
            INSERT INTO revision (post, number, kind, source, member, replaced_at)
            SELECT id, edit_count + 1, 'markdown', \(source), member, \(clock.now) FROM post WHERE id = \(post)
            """,
            "UPDATE post SET edited_at = \(clock.now), edit_count = edit_count + 1 WHERE id = \(post)")
    }

    /// Keeps a board for some readers.
    package func keep(_ board: Board.ID, for audience: Audience) async throws {
        try await tamper("UPDATE board SET audience = \(audience) WHERE id = \(board)")
    }

    /// Makes a board one of questions.
    package func takeAnswers(on board: Board.ID) async throws {
        let slug = try await store.read { try $0.one(Query<String>("SELECT slug FROM board WHERE id = \(board)")) }
        try await community.boards.takeAnswers(true, on: slug, by: .seeder)
    }

    /// Makes a board show its discussions in another way.
    package func show(_ board: Board.ID, as view: Board.View) async throws {
        try await tamper("UPDATE board SET default_view = \(view) WHERE id = \(board)")
    }

    /// Takes all boards away, as before the first was opened.
    package func closeBoards() async throws {
        try await tamper("DELETE FROM board")
    }

    /// Gives a board, all categories and all labels another name, as bad as it may be.
    package func rename(_ board: Board.ID, to name: String) async throws {
        try await tamper(
            "UPDATE board SET name = \(name), description = \(name), group_name = \(name) WHERE id = \(board)",
            "UPDATE category SET name = \(name)",
            "UPDATE member SET label = \(name)")
    }

    /// Leaves only the address of a discussion, which leads to another one.
    package func move(_ discussion: Discussion.ID, to target: Discussion.ID) async throws {
        try await tamper(
            "UPDATE discussion SET moved_to = \(target), title = '', slug = 'thread' WHERE id = \(discussion)")
    }

    /// Gives a member another name, as bad as it may be.
    package func rename(_ member: Member.ID, to name: String) async throws {
        try await tamper("UPDATE member SET name = \(name), folded_name = \(Fold.name(name)) WHERE id = \(member)")
    }

    /// Gives a discussion another title, as bad as it may be.
    package func retitle(_ discussion: Discussion.ID, to title: String) async throws {
        try await tamper("UPDATE discussion SET title = \(title) WHERE id = \(discussion)")
    }

    /// Imports a mailbox, given as its text, into a board.
    @discardableResult
    package func importMail(_ mailbox: String, into board: Board.ID) async throws -> ImportReport {
        try await withTemporaryFolder { folder in
            let file = folder.appending(path: "mail.mbox")
            try Data(mailbox.utf8).write(to: file)
            return try await MboxImport(archive: community.archive, by: .importer, now: clock.now)
                .run(file.path, into: board, progress: { _ in }, shouldStop: { false })
        }
    }
}
