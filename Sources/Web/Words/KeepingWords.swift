import Features

/// What is said of how long things are kept that members write.
enum KeepingWords {
    static let title = "What is kept, and for how long"

    /// One sentence or two for each thing, with the numbers that hold now.
    static func sentences(_ rates: Rates) -> [String] {
        [
            """
            A post that you delete in the first \(minutes(rates.quickDeleteMinutes)) is gone at once, with its versions \
            and with every quote of it.
            """,
            """
            A post that is deleted later, or that a moderator takes down, leaves a line that says so. Only the people \
            who run this place can read its text, for \(days(RemovedTexts.kept)); then it is gone for good.
            """,
            """
            What a moderator does not let through for something personal in it is gone after \
            \(days(RemovedTexts.keptPersonal)); a change of a post that is not let through, at once.
            """,
            """
            You can change a post for \(Plural(rates.editDaysRegular, "day", "days").words), as a new member for \
            \(Plural(rates.editHoursNewcomer, "hour", "hours").words). What it said before stays to be seen, unless you \
            change it in the first \(minutes(rates.editSilentMinutes)).
            """,
            "What you began to write and have not posted waits for \(days(SavedDraft.kept)), for you alone.",
            "What you are told stands in your list of notices for \(days(Notice.kept)).",
        ]
    }

    private static func minutes(_ count: Int) -> String { Plural(count, "minute", "minutes").words }

    /// "30 days".
    static func days(_ seconds: Int64) -> String { Plural(Int(seconds / Moment.day), "day", "days").words }
}
