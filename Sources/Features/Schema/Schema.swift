package import Storage

/// The schema's history: every migration, oldest first, none edited after a release.
package enum Schema {
    package static let migrations: [Migration] = [
        site, people, boards, discussions, search, accounts, outbox, pendingNames, posting, moderation, reading,
        notices, quoteWipes, heldEdits, choiceEnds, desk, draftForms, claimsOfMinors,
    ]
}
