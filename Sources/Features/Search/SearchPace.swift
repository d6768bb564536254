/// How often the guests of a network search in a minute.
///
/// They are counted together, in memory: to search is the dearest thing that anybody can ask for without an account.
/// Neither where they come from nor what they look for is written down.
struct SearchPace: Sendable {
    private let pace = MinutePace<Network>()
    private let rules: RuleKeeper
    private let now: @Sendable () -> Moment

    init(_ surroundings: Surroundings) {
        rules = surroundings.rules
        now = surroundings.now
    }

    /// Counts one more search; none of a member, and none from where nobody knows the network.
    func take(by actor: Actor, from network: Network?) throws(SearchError) {
        guard actor.member == nil, let network else { return }
        let most = rules.current.rates.guestSearchesPerMinute
        if let wait = pace.take(by: network, atMost: most, at: now()) { throw .tooOften(retryAfter: wait) }
    }
}
