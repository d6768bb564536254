/// How often something may be tried before one has to wait.
///
/// Tries are counted in the database, so a restart forgives nothing. Windows begin at full minutes, hours and days
/// (UTC): around their turn up to twice as many get through, which each of the figures below allows for.
struct Limit: Sendable {
    /// What is counted together.
    enum Action: String, Sendable {
        /// Guesses at a password: at the door by what was typed as the name, inside by the member.
        case password
        case signInNetwork = "sign-in from a network"
        /// Guesses at the code of one account.
        case code
        case resetAddress = "reset of an address"
        case resetNetwork = "reset from a network"
        case joinAddress = "registration of an address"
        case joinAddressFromNetwork = "registration of an address from a network"
        case joinNetwork = "registration from a network"
        case joinAll = "registration of anybody"
        /// Guesses at the password of one registration.
        case confirm
        case addressMember = "change of address by a member"
        case addressLetters = "change to an address"
        case preview
        case draft
        case edit
        case report
        case thanks
        case reportNetwork = "report from a network"
    }

    /// At most so many tries in so many seconds; the shortest window comes first.
    struct Window: Sendable {
        let tries: Int
        let seconds: Int64
    }

    let action: Action
    let windows: [Window]

    init(_ action: Action, _ windows: Window...) {
        self.action = action
        self.windows = windows
    }

    /// One person who tries what they remember gets in; a guesser gets nowhere.
    static let password = Limit(.password, .perMinute(6), .perHour(30))
    /// A network is many people.
    static let signInNetwork = Limit(.signInNetwork, .perMinute(30), .perHour(200))
    static let code = Limit(.code, .perHour(10))
    /// Nobody's letter box is filled by somebody else.
    static let resetAddress = Limit(.resetAddress, .perHour(3))
    static let resetNetwork = Limit(.resetNetwork, .perHour(30), .perDay(100))
    /// Nobody's letter box is filled from many networks either.
    static let joinAddress = Limit(.joinAddress, .perDay(6))
    /// One who asks for somebody else's address again and again does not use up what the other has.
    static let joinAddressFromNetwork = Limit(.joinAddressFromNetwork, .perDay(2))
    /// A school, say.
    static let joinNetwork = Limit(.joinNetwork, .perDay(30))
    /// Everybody together, from however many networks: far above what a community grows by.
    static let joinAll = Limit(.joinAll, .perHour(300), .perDay(2_000))
    static let confirm = Limit(.confirm, .perDay(5))
    static let addressMember = Limit(.addressMember, .perHour(5), .perDay(10))
    /// Looking at a draft makes it anew each time.
    static func previews(_ rates: Rates) -> Limit { Limit(.preview, .perMinute(rates.previewsPerMinute)) }
    /// A script keeps what was typed each few seconds.
    static func drafts(_ rates: Rates) -> Limit { Limit(.draft, .perMinute(rates.draftsPerMinute)) }
    /// Each edit keeps a version.
    static func edits(_ rates: Rates) -> Limit { Limit(.edit, .perMinute(rates.editsPerMinute)) }
    static let addressLetters = Limit(.addressLetters, .perDay(3))
    /// Guests of one network together: it may be a school, and it may be one who hides what they don't like.
    static let reportNetwork = Limit(.reportNetwork, .perHour(10), .perDay(20))
}

extension Limit.Window {
    static func perMinute(_ tries: Int) -> Self { Self(tries: tries, seconds: 60) }
    static func perHour(_ tries: Int) -> Self { Self(tries: tries, seconds: 3_600) }
    static func perDay(_ tries: Int) -> Self { Self(tries: tries, seconds: Moment.day) }
}
