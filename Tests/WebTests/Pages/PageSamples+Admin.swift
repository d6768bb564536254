import TestSupport

@testable import Features
@testable import Web

extension PageSamples {
    /// Invitations of every kind, and none.
    static func invitations(_ pages: Pages) -> [Sample] {
        let now = FixedClock.noon
        func one(_ id: Int64, by name: String?, uses: Int, isRevoked: Bool = false) -> Invitation {
            Invitation(
                id: Invitation.ID(rawValue: id), standing: .moderator, by: name, madeAt: now,
                expiresAt: now.advanced(seconds: 60), usesLeft: uses, isRevoked: isRevoked)
        }
        let list = [one(1, by: "ada", uses: 1), one(2, by: nil, uses: 0), one(3, by: nil, uses: 2, isRevoked: true)]
        func page(_ list: [Invitation], _ shown: InvitationsPage.Shown, isClosed: Bool) -> Sample {
            framed(
                InvitationsPage(
                    list, shown, upTo: .moderator, isClosed: isClosed, token: "t", kit: pages.kit(for: .guest), now: now
                ))
        }
        var made = InvitationsPage.Shown()
        made.made = "http://forum.example/join?invite=a&b"
        var wrong = InvitationsPage.Shown()
        wrong.usesError = "Another number."
        return [page(list, made, isClosed: true), page([], wrong, isClosed: false)]
    }
}
