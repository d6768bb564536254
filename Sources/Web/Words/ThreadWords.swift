/// What stands beside and below a thread: ways to answer, to follow, to arrange.
struct ThreadWords: Sendable {
    let reply = "Reply"
    let toThread = "Reply to the thread"
    let signIn = "You need an account to answer; reading takes none."
    let nobodyAnswers = "Nobody can answer in it any more."
    let moderators = "For moderators"

    static let lock = "Lock"
    static let unlock = "Unlock"
    static let pin = "Pin"
    static let unpin = "Unpin"
    static let retitle = "Retitle"
}
