import HTTPTypes
import HummingbirdTesting
import NIOCore
import TestSupport
import Testing

@testable import Web

/// Looks at pages that are kept for guests who come later.
extension Witness {
    /// What is shown at an address.
    enum Kind: String, CaseIterable, Sendable {
        case front, latest, board, member, author, feed, thread, tree

        /// Of an address that is among those looked at.
        init(of address: String) {
            self =
                switch address.dropFirst().prefix(while: { $0 != "/" }) {
                case "": .front
                case "b": .board
                case "m": .member
                case "a": .author
                case "feeds": .feed
                case "d": address.hasSuffix("?view=tree") ? .tree : .thread
                default: .latest
                }
        }
    }

    /// Pages that are the same for all guests, beside those of threads.
    private static let pages = [
        "/", "/latest", "/b/guitars", "/b/questions", "/b/questions?show=solved", "/b/questions?show=unanswered",
        "/m/ada", "/m/maren", "/a/1-cleo", "/feeds/site.atom",
        "/feeds/board/guitars.atom", "/feeds/board/questions.atom", "/feeds/member/ben.atom",
    ]
    /// Addresses of threads that are among those looked at when everything is.
    private static let threads = 6

    /// Looks at one page that was kept until now, of a kind that was compared least, and has another one kept; or at
    /// all of them, with some of threads, as they are called now and as they were.
    ///
    /// - Parameter shown: where threads can be read now.
    mutating func checkPages(
        _ shown: [String], _ town: inout RandomTown, isThorough: Bool, _ log: String
    ) async throws {
        if isThorough {
            let threads = shown.prefix(Self.threads) + town.addresses.suffix(Self.threads)
            for page in Self.pages + threads { try await check(page: page, log) }
            return
        }
        let kept = try (Self.pages + town.addresses).filter { try isKept($0) }
        if let page = town.pick(from: rarest(among: kept)) { try await check(page: page, log) }
        let kind = town.pick(from: Kind.allCases)
        let next = (Self.pages + shown).filter { Kind(of: $0) == kind }
        if let page = town.pick(from: next) { try await check(page: page, log) }
    }

    /// Those of the kinds that were compared least.
    private func rarest(among addresses: [String]) -> [String] {
        let least = addresses.map { compared[Kind(of: $0), default: 0] }.min()
        return addresses.filter { compared[Kind(of: $0), default: 0] == least }
    }

    private func isKept(_ address: String) throws -> Bool {
        let cache = try #require(site.app.cache)
        return cache.page(at: .init(string: address), now: site.town.clock.now) != nil
    }

    /// A page that is kept is what it would be if it were made now; one that is not is kept from now on.
    private mutating func check(page address: String, _ log: String) async throws {
        let wasKept = try isKept(address)
        let kept = try await client.get(address)
        guard wasKept else { return }
        // Asked with a cookie, it is made anew.
        let anew = try await client.get(address, [.cookie: "a=b"])
        try #require(kept.status == anew.status && kept.text == anew.text, "\(address) is not what it would be: \(log)")
        compared[Kind(of: address), default: 0] += 1
    }
}
