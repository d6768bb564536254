package import Features
package import Foundation
import Storage
import Synchronization

extension TestCommunity {
    /// Imports mailbox files (paths) into a board.
    @discardableResult
    package func importMailboxes(_ paths: String..., into board: Board.ID? = nil) async throws -> ImportReport {
        var report = ImportReport()
        for path in paths {
            let run = MboxImport(archive: community.archive, by: .importer, now: clock.now)
            report.add(try await run.run(path, into: board ?? general, progress: { _ in }, shouldStop: { false }))
        }
        return report
    }

    /// A board as text: each thread's title, its tree, and each post's name, time, id and text.
    ///
    /// Two boards with the same threads and texts have the same dump, whatever their ids and article numbers are.
    package func dump(_ board: Board.ID? = nil) async throws -> String {
        let board = board ?? general
        let threads = try await store.read { transaction in
            try transaction.all(
                Query<Int64>(
                    """
                    SELECT d.id FROM discussion d JOIN post p ON p.id = d.first_post
                    WHERE d.board = \(board) AND d.moved_to IS NULL
                    ORDER BY d.started_at, p.message_id
                    """))
        }
        var lines: [String] = []
        for thread in threads {
            let id = Discussion.ID(rawValue: thread)
            guard
                case .page(let page) = try await community.discussions.tree(id, article: nil, part: nil, for: .importer)
            else { continue }
            lines += ["# \(page.discussion.title)"]
            for node in page.tree.nodes {
                lines += try await self.lines(for: node)
            }
            lines += [""]
        }
        return lines.joined(separator: "\n")
    }

    private func lines(for node: PostTree.Node) async throws -> [String] {
        guard let source = try await community.discussions.source(of: node.leaf.id, for: .importer) else { return [] }
        let indent = String(repeating: "  ", count: node.depth)
        let time = node.leaf.at.date
            .formatted(
                .iso8601.year().month().day().timeZone(separator: .omitted).time(includingFractionalSeconds: false))
        let text = source.source.split(separator: "\n", omittingEmptySubsequences: false).map { "\(indent)  |\($0)" }
        return ["\(indent)- \(source.by) · \(time) · \(source.messageID) · \(source.kind)"] + text
    }

    /// Exports a board into a file of `folder` and returns its path.
    package func export(to folder: URL, boardSlug slug: String = "general") async throws -> String {
        let path = folder.appending(path: "export.mbox")
        let collected = Mutex<[UInt8]>([])
        _ = try await community.export.write(boardSlug: slug, for: .guest) { bytes in
            collected.withLock { $0 += bytes }
        }
        try Data(collected.withLock { $0 }).write(to: path)
        return path.path
    }

    /// Everything doctor finds wrong, one sentence each.
    package func faults() async throws -> [String] {
        var faults: [String] = []
        try await community.doctor.examine { faults += $0.faults }
        return faults
    }
}
