import TestSupport

@testable import Features

/// What a walk through all routes finds of moderation, on a board that ada may moderate.
struct ModerationSamples {
    /// Of a reply by ben that was reported.
    let item: QueueItem.ID
    let answer: Post.ID
    /// A post by ada that was removed.
    let removed: Post.ID

    init(_ town: TestCommunity, under post: Post.ID) async throws {
        answer = try await town.reply(to: post, "An answer to be looked at.")
        try await town.community.reports.report(answer, ReportDraft(.unkind), by: .guest, from: nil)
        let maren = try await town.actor(town.signIn("maren").secret)
        let (waiting, answer) = (try await town.community.moderation.queue(for: maren).rows, answer)
        guard let entry = waiting.first(where: { $0.item.post == answer }) else { throw NothingWaits() }
        item = entry.item.id
        removed = try await town.reply(to: post, "An advertisement.", by: town.ada)
        try await town.community.moderation.remove(removed, reason: "An advertisement.", by: maren)
    }

    private struct NothingWaits: Error {}
}
