/// How many texts of one member are read in a minute that come to nothing.
///
/// To render and to screen a text takes longer than anything else that members ask for, and of what they write only
/// what is stored counts for their pace. So each is counted before it is read, however many are under way, and given
/// back when it is stored.
struct TextPace: Sendable {
    private let pace = MinutePace<Member.ID>()

    /// Counts one more that is about to be read; throws when there were enough of them.
    func take(by member: Member.ID, _ rates: Rates, at now: Moment) throws(PostingError) {
        if let wait = pace.take(by: member, atMost: rates.textsPerMinute, at: now) { throw .tooSoon(seconds: wait) }
    }

    /// One that was counted at `moment` has been stored.
    func giveBack(by member: Member.ID, at moment: Moment) {
        pace.giveBack(by: member, at: moment)
    }
}
