import Features

/// Where a member is signed in, each line with a button that ends it.
struct SignInsPage: Page {
    let template = Template.signIns
    let head: Head
    let words = SignInsWords()
    let account = Link.account
    let endOthers = Link.endSignIns
    let errors: ErrorSummary?
    let rows: [Row]
    let hasOthers: Bool

    /// One sign-in.
    struct Row: Sendable {
        let device: HTML
        let way: String
        let since: HTML
        let seen: HTML
        /// It is the one that looks at the list.
        let isOwn: Bool
        /// Where its button goes.
        let end: String
    }

    init(_ list: [SignInEntry], kit: Kit, refusal: FormRefusal? = nil) {
        head = .ofForm(words.title)
        errors = ErrorSummary(refusal: refusal)
        func time(_ moment: Moment) -> HTML { kit.dates.element(moment, kit.dates.time(moment)) }
        rows = list.map { entry in
            Row(
                device: "\(entry.label)", way: SignInsWords.way(entry.way, isRemembered: entry.isRemembered),
                since: time(entry.startedAt), seen: time(entry.seenAt), isOwn: entry.isOwn,
                end: Link.endSignIn(entry.id))
        }
        hasOthers = list.contains { !$0.isOwn }
    }
}
