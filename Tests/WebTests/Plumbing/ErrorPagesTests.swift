import Features
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import TestSupport
import Testing

@testable import Web

struct ErrorPagesTests {
    private struct Surprise: Error, CustomStringConvertible {
        let description = "the password is swordfish"
    }

    @Test func `a page that is missing says so and leads on`() async throws {
        try await TestSite.with { _, client in
            let response = try await client.get("/nowhere")
            #expect(response.status == .notFound)
            #expect(response.text.contains("<h1"))
            #expect(response.text.contains("href=\"/\""))
        }
    }

    @Test func `a database that fails is a sentence for the reader and a cause for the log`() async throws {
        try await TestSite.with { site, client in
            #expect(try await client.get("/readyz").status == .ok)
            try await site.town.breakDatabase()
            #expect(try await client.get("/readyz").status == .serviceUnavailable)
            #expect(try await client.get("/healthz").status == .ok)
            let response = try await client.get("/b/guitars")
            #expect(response.status == .serviceUnavailable)
            for secret in ["SQL", "no such", "bored", "column", "unavailable("] {
                #expect(!response.text.contains(secret), "the page tells \(secret)")
            }
            let line = try #require(site.log.lines.last { $0.hasPrefix("request ") })
            let id = try #require(line.firstMatch(of: #/ request=([0-9a-z]+)/#)?.1)
            #expect(response.text.contains(id), "the page does not name its request")
        }
    }

    @Test func `what nobody expected is a sentence for the reader and a cause for the log`() async throws {
        let town = try await makeCommunity()
        let site = try TestSite(town)
        let assets = site.assets
        let pages = try Pages(
            templates: Templates(Checkout.templates), assets: assets, site: town.community.site, now: { town.clock.now }
        )
        let router = Router(context: WebContext.self)
        router.add(middleware: ErrorPages(pages: pages))
        router.get("/surprise") { _, _ -> Response in throw Surprise() }
        try await Application(router: router, logger: site.log.logger).test(.router) { client in
            let response = try await client.get("/surprise")
            #expect(response.status == .internalServerError)
            #expect(!response.text.contains("swordfish"))
            let line = try #require(site.log.lines.first { $0.hasPrefix("a request failed") })
            #expect(line.contains("cause=the password is swordfish"))
            let id = try #require(line.firstMatch(of: #/ request=([0-9a-z]+)/#)?.1)
            #expect(response.text.contains(id))
        }
    }

    @Test func `each error has its status, and only faults of ours have a cause`() {
        let cases: [(any Error, Int)] = [
            (NotFound(), 404), (Gone(), 410), (BadRequest(), 400), (AddressTooLong(), 414), (BodyTooLarge(), 413),
            (MethodNotAllowed(allowed: ["GET"]), 405), (ReadingError.unavailable, 503), (HTTPError(.notFound), 404),
            (CancellationError(), 503), (Forbidden(), 403), (UnsupportedMedia(), 415), (LengthRequired(), 411),
            (SignInNeeded(path: nil), 303), (StepUpNeeded(path: "/account"), 303),
            (NoticeError.notAllowed, 403), (NoticeError.missing, 404), (NoticeError.unavailable, 503),
            (SearchError.tooBroad, 422), (SearchError.busy, 503), (SearchError.unavailable, 503),
            (SearchError.tooOften(retryAfter: 7), 429),
            (SignInError.wrong, 422), (SignInError.stepOver, 422), (SignInError.held, 403), (SignInError.busy, 503),
            (SignInError.tooOften(retryAfter: 7), 429), (SignInError.unavailable, 503),
            (AccountError.notAllowed, 403), (AccountError.stepUpNeeded, 403), (AccountError.wrong, 422),
            (AccountError.weak(.common), 422), (AccountError.noPassword, 422), (AccountError.outdated, 409),
            (AccountError.tooOften(retryAfter: 7), 429), (AccountError.busy, 503), (AccountError.unavailable, 503),
            (TokenError.notOurs, 404), (TokenError.used, 410), (TokenError.expired, 410), (TokenError.held, 403),
            (TokenError.unavailable, 503), (ResetError.address(.empty), 422), (ResetError.weak(.common), 422),
            (ResetError.token(.used), 410), (ResetError.tooOften(retryAfter: 7), 429), (ResetError.busy, 503),
            (ResetError.unavailable, 503),
            (AddressError.notAllowed, 403), (AddressError.stepUpNeeded, 403),
            (AddressError.anothersLink(name: "a"), 403),
            (AddressError.form(.empty), 422), (AddressError.same, 422), (AddressError.tooOften(retryAfter: 7), 429),
            (AddressError.token(.used), 410), (AddressError.taken, 409), (AddressError.unavailable, 503),
            (ClaimError.notAllowed, 403), (ClaimError.suspended, 403), (ClaimError.stepUpNeeded, 403),
            (ClaimError.nothing, 409), (ClaimError.unavailable, 503), (ProfileError.notAllowed, 403),
            (ProfileError.child, 403), (ProfileError.suspended, 403), (ProfileError.invalid(ProfileFaults()), 422),
            (ProfileError.unavailable, 503), (InvitationError.notAllowed, 403), (InvitationError.missing, 404),
            (InvitationError.higherStanding, 403), (InvitationError.stepUpNeeded, 403),
            (InvitationError.uses(allowed: 1...2), 422), (InvitationError.administratorsTogether, 422),
            (InvitationError.unavailable, 503), (RegistrationError.closed, 403), (RegistrationError.minor, 403),
            (RegistrationError.noTicket, 400), (RegistrationError.usedTicket, 400), (RegistrationError.unreadable, 422),
            (RegistrationError.tooOften(retryAfter: 7), 429), (RegistrationError.busy, 503),
            (RegistrationError.unavailable, 503), (ConfirmationError.token(.expired), 410),
            (ConfirmationError.wrongPassword, 422), (ConfirmationError.closed, 403),
            (ConfirmationError.needsInvitation, 403), (ConfirmationError.spentInvitation, 410),
            (ConfirmationError.busy, 503), (ConfirmationError.unavailable, 503), (AgeAgainError.notAllowed, 403),
            (AgeAgainError.minor, 403), (AgeAgainError.unreadable, 422), (AgeAgainError.unavailable, 503),
            (TrackingError.notAllowed, 403), (TrackingError.missing, 404), (TrackingError.notIgnorable, 422),
            (TrackingError.tooMany, 422), (TrackingError.unavailable, 503),
            (PostingError.notAllowed, 403), (PostingError.missing, 404), (PostingError.empty, 422),
            (PostingError.titleLength(letters: 1, allowed: 8...120), 422), (PostingError.unreadable(reason: "x"), 422),
            (PostingError.boardNaming(reason: "x"), 422), (PostingError.repeated(Post.ID(rawValue: 1)), 422),
            (PostingError.formUsed(earlier: nil), 422), (PostingError.keptElsewhere, 409),
            (PostingError.refused(rule: "x", reason: "x"), 422), (PostingError.notUnderstood, 422),
            (PostingError.warned(PostWarning(findings: [], matches: [])), 422),
            (PostingError.locked(by: "x", reason: "x"), 409),
            (PostingError.removed, 409), (PostingError.tooSoon(seconds: 7), 429),
            (PostingError.tooMany(reason: "x", retryAfter: 7), 429), (PostingError.tooMuch(reason: "x"), 422),
            (PostingError.closedForEditing, 403),
            (PostingError.unavailable, 503),
            (ModerationError.notAllowed, 403), (ModerationError.own, 403), (ModerationError.missing, 404),
            (ModerationError.claimed(by: "a"), 409), (ModerationError.decided(by: nil), 409),
            (ModerationError.unfit, 409), (ModerationError.changed, 409), (ModerationError.tooLate, 409),
            (ModerationError.reasonLength(allowed: 1...2), 422), (ModerationError.tooManyPins(allowed: 3), 422),
            (ModerationError.titleLength(letters: 1, allowed: 2...3), 422),
            (ModerationError.pinEnd(days: 1), 422), (ModerationError.unavailable, 503),
            (ReportError.notAllowed, 403), (ReportError.own, 403), (ReportError.missing, 404),
            (ReportError.needsWords, 422), (ReportError.wordsLength(letters: 2, allowed: 1), 422),
            (ReportError.tooOften(retryAfter: 7), 429), (ReportError.unavailable, 503),
            (MarkError.notAllowed, 403), (MarkError.missing, 404), (MarkError.own, 422), (MarkError.full, 422),
            (MarkError.noAnswer, 422), (MarkError.tooMany(retryAfter: 7), 429), (MarkError.unavailable, 503),
            (SignInsError.notAllowed, 403), (SignInsError.missing, 404), (SignInsError.unavailable, 503),
        ]
        for (error, status) in cases {
            let failure = Failure(error)
            #expect(failure.status.code == status, "\(error)")
            #expect(failure.cause == nil)
        }
        let waits: [(any Error, Int)] = [
            (SearchError.busy, 5), (SignInError.busy, 5), (AccountError.busy, 5), (ResetError.busy, 5),
            (SignInError.tooOften(retryAfter: 7), 7), (AccountError.tooOften(retryAfter: 7), 7),
            (ResetError.tooOften(retryAfter: 7), 7), (AddressError.tooOften(retryAfter: 7), 7),
            (PostingError.tooSoon(seconds: 7), 7), (PostingError.tooMany(reason: "x", retryAfter: 7), 7),
            (RegistrationError.tooOften(retryAfter: 7), 7),
            (RegistrationError.busy, 5), (ConfirmationError.busy, 5),
            (MarkError.tooMany(retryAfter: 7), 7),
            (ReportError.tooOften(retryAfter: 7), 7), (SearchError.tooOften(retryAfter: 7), 7),
        ]
        for (error, seconds) in waits { #expect(Failure(error).retryAfter == seconds, "\(error)") }
        #expect(Failure(SignInError.wrong).retryAfter == nil)
        #expect(Failure(StepUpNeeded(path: "/a?b=c")).headers[.location] == "/account/step-up?to=%2Fa%3Fb%3Dc")
        #expect(Failure(SignInNeeded(path: "/a?b=c&d")).headers[.location] == "/sign-in?to=%2Fa%3Fb%3Dc%26d")
        #expect(Failure(Surprise()).status == .internalServerError)
        #expect(Failure(Surprise()).cause == "the password is swordfish")
        #expect(Failure(HTTPError(.badGateway)).cause != nil)
    }
}
