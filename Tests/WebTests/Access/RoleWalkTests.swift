import Features
import HTTPTypes
import HummingbirdTesting
import TestSupport
import Testing

@testable import Web

struct RoleWalkTests {
    /// The rows of the table that a browser can stand in.
    private static let roles: [Role] = [
        .guest, .unconfirmed, .suspended, .held, .member, .boardModerator, .moderator, .administrator,
    ]

    @Test(arguments: roles)
    func `every route lets in whom the table lets in, and no one else`(role: Role) async throws {
        try await TestSite.with { site, client in
            let addresses = try await RouteSamples(site)
            let browser = try await Self.browser(for: role, site, client)
            var (admitted, refused) = (0, 0)
            for route in site.app.routes {
                let uri = try #require(addresses[route.path], "no sample for \(route.path)")
                let right = try #require(Authorizer.Right(rawValue: route.right))
                let response = route.method == "GET" ? try await browser.get(uri) : try await browser.send(uri, "t=")
                let what = "\(role.rawValue): \(route.method) \(uri) is \(response.status)"
                if Self.composers.contains(route.path), role != .guest && role != .held || route.method == "POST" {
                    // Whoever may not write is told why; nobody loses what they wrote.
                    let expected = !Self.has(role, right) ? 403 : route.method == "GET" ? 200 : 422
                    #expect(response.status.code == expected, "\(what)")
                    continue
                }
                if Self.has(role, right) {
                    // A form without its token comes as far as that.
                    let expected = route.method == "GET" ? [200, 301, 302] : [403]
                    #expect(expected.contains(response.status.code) || Self.asksForProof(response), "\(what)")
                    admitted += 1
                } else if role == .guest || role == .held, [.ownAccount, .profile, .post, .keepTrack].contains(right) {
                    let to = route.method == "GET" ? uri : nil
                    #expect(response.status == .seeOther, "\(what)")
                    #expect(response.headers[.location] == Link.signIn(to: to))
                    refused += 1
                } else {
                    #expect(response.status == .notFound, "\(what)")
                    refused += 1
                }
            }
            #expect(admitted > 20)
            #expect(refused > 0)
        }
    }

    /// Where members write.
    private static let composers: Set<String> = ["/b/{board}/new", "/p/{post}/reply", "/p/{post}/edit"]

    /// Whoever may have it has yet to show that it is them.
    private static func asksForProof(_ response: TestResponse) -> Bool {
        response.status == .seeOther && response.headers[.location]?.hasPrefix(Link.stepUp) == true
    }

    @Test func `no role is forgotten: the others are doors without a browser`() {
        let others: [Role] = [.importer, .seeder, .watchman, .console]
        #expect(Set(Self.roles + others) == Set(Role.allCases))
    }

    /// Whoever moderates boards has a member's row as well; nobody whose account is held is signed in at all.
    private static func has(_ role: Role, _ right: Authorizer.Right) -> Bool {
        let rows = role == .boardModerator ? [role, .member] : [role]
        return rows.contains { Authorizer.table[$0]?.contains(right) == true }
    }

    private static func browser(
        for role: Role, _ site: TestSite, _ client: any TestClientProtocol
    ) async throws -> Browser {
        guard role != .guest else { return Browser(client) }
        let browser = try await site.signIn(as: "ada", client)
        try await site.town.put(site.town.ada, in: role)
        return browser
    }
}
