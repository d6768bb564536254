/// The numbers of the Gate: how often, how soon, how many, for how long.
///
/// The shop sets them in `moderation/rates.yaml`, by the names of `Key`; what is not set there is as it is here.
package struct Rates: Sendable, Equatable, Codable {
    /// Between two posts of one member.
    package var postSeconds = 15
    package var newcomerPostSeconds = 30
    /// Between two discussions that one member starts.
    package var threadSeconds = 120
    /// Discussions that a newcomer may start in a day.
    package var newcomerThreads = 3
    /// Replies that a newcomer may write in a day.
    package var newcomerReplies = 10
    /// Visible posts by which somebody is no newcomer any more, once the hours have gone by as well.
    package var newcomerPosts = 3
    /// Hours since they joined by which somebody is no newcomer any more, once they have the posts as well.
    package var newcomerHours = 24
    /// Links in a newcomer's post; one with more is held.
    package var newcomerLinks = 2
    /// Members that one post may mention.
    package var mentions = 10
    package var newcomerMentions = 2
    /// The same text from one member is a repeat for as long.
    package var repeatMinutes = 5
    /// A first post that comes sooner after its form is held: nobody writes as fast.
    package var typingSeconds = 3
    /// Posts and edits of one member that are read and come to nothing; what is stored does not count.
    package var textsPerMinute = 20
    package var previewsPerMinute = 30
    package var draftsPerMinute = 60
    package var editsPerMinute = 6
    package var thanksPerDay = 50
    package var reportsPerDay = 20
    /// Searches by guests of one network; members search as often as they like.
    package var guestSearchesPerMinute = 15
    /// As many members of standing who report a post hide it until a moderator has looked.
    package var reportersToHide = 3
    /// An edit this soon leaves no mark.
    package var editSilentMinutes = 5
    package var editHoursNewcomer = 24
    package var editDaysRegular = 30
    /// A post deleted this soon by its author leaves no readable word: no less than the public warning promises.
    package var quickDeleteMinutes = 15

    package init() {}

    /// The names of the numbers in files.
    package enum CodingKeys: String, CodingKey, CaseIterable, Sendable {
        case postSeconds = "post-seconds"
        case newcomerPostSeconds = "newcomer-post-seconds"
        case threadSeconds = "thread-seconds"
        case newcomerThreads = "newcomer-threads"
        case newcomerReplies = "newcomer-replies"
        case newcomerPosts = "newcomer-posts"
        case newcomerHours = "newcomer-hours"
        case newcomerLinks = "newcomer-links"
        case mentions
        case newcomerMentions = "newcomer-mentions"
        case repeatMinutes = "repeat-minutes"
        case typingSeconds = "typing-seconds"
        case textsPerMinute = "texts-per-minute"
        case previewsPerMinute = "previews-per-minute"
        case draftsPerMinute = "drafts-per-minute"
        case editsPerMinute = "edits-per-minute"
        case thanksPerDay = "thanks-per-day"
        case reportsPerDay = "reports-per-day"
        case guestSearchesPerMinute = "guest-searches-per-minute"
        case reportersToHide = "reporters-to-hide"
        case editSilentMinutes = "edit-silent-minutes"
        case editHoursNewcomer = "edit-hours-newcomer"
        case editDaysRegular = "edit-days-regular"
        case quickDeleteMinutes = "quick-delete-minutes"
    }
}

extension Rates {
    /// The number with a name.
    package subscript(key: CodingKeys) -> Int {
        get { self[keyPath: Self.path(key)] }
        set { self[keyPath: Self.path(key)] = newValue }
    }

    /// What a number may be: a mistyped one is to be told, not obeyed.
    package static func range(_ key: CodingKeys) -> ClosedRange<Int> {
        switch key {
        case .postSeconds, .newcomerPostSeconds, .threadSeconds, .typingSeconds: 0...3_600
        case .newcomerPosts, .reportersToHide: 1...1_000
        case .newcomerHours, .editHoursNewcomer: 0...8_760
        case .repeatMinutes, .editSilentMinutes: 0...1_440
        case .quickDeleteMinutes: 15...1_440
        case .editDaysRegular: 0...3_650
        case .mentions, .newcomerMentions, .newcomerLinks: 0...100
        case .newcomerThreads, .newcomerReplies, .textsPerMinute, .previewsPerMinute, .draftsPerMinute,
            .editsPerMinute, .thanksPerDay, .reportsPerDay, .guestSearchesPerMinute:
            1...1_000_000
        }
    }

    private static func path(_ key: CodingKeys) -> WritableKeyPath<Rates, Int> {
        switch key {
        case .postSeconds: \.postSeconds
        case .newcomerPostSeconds: \.newcomerPostSeconds
        case .threadSeconds: \.threadSeconds
        case .newcomerThreads: \.newcomerThreads
        case .newcomerReplies: \.newcomerReplies
        case .newcomerPosts: \.newcomerPosts
        case .newcomerHours: \.newcomerHours
        case .newcomerLinks: \.newcomerLinks
        case .mentions: \.mentions
        case .newcomerMentions: \.newcomerMentions
        case .repeatMinutes: \.repeatMinutes
        case .typingSeconds: \.typingSeconds
        case .textsPerMinute: \.textsPerMinute
        case .previewsPerMinute: \.previewsPerMinute
        case .draftsPerMinute: \.draftsPerMinute
        case .editsPerMinute: \.editsPerMinute
        case .thanksPerDay: \.thanksPerDay
        case .reportsPerDay: \.reportsPerDay
        case .guestSearchesPerMinute: \.guestSearchesPerMinute
        case .reportersToHide: \.reportersToHide
        case .editSilentMinutes: \.editSilentMinutes
        case .editHoursNewcomer: \.editHoursNewcomer
        case .editDaysRegular: \.editDaysRegular
        case .quickDeleteMinutes: \.quickDeleteMinutes
        }
    }
}
