import Features
import HTTPTypes
import HummingbirdTesting
import TestSupport
import Testing

extension String {
    /// How often `other` stands in it.
    func count(of other: String) -> Int {
        ranges(of: other).count
    }
}

extension Sequence<UInt8> {
    /// True when the bytes of `text` stand in it, whatever characters they are part of.
    func contains(sequence text: String) -> Bool {
        Array(self).ranges(of: Array(text.utf8)).isEmpty == false
    }
}

extension TestClientProtocol {
    /// Fails the test for each address that is there.
    func expectNothing(at addresses: [String]) async throws {
        for address in addresses {
            let status = try await get(address).status
            #expect(status == .notFound, "\(address)")
        }
    }
}

extension TestSite {
    /// The address of the thread that a post is in.
    func path(of post: Post.ID) async throws -> String {
        let id = try await town.discussion(of: post)
        guard case .page(let page) = try await town.community.discussions.show(id, page: 1, for: .importer) else {
            throw NoThread()
        }
        return "/d/\(id)-\(page.discussion.slug)"
    }

    private struct NoThread: Error {}
}
