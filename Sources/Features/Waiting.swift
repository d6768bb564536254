/// How long somebody has to wait, in words.
package enum Waiting {
    /// "a minute", "12 minutes", "an hour", "23 h 54 min": never shorter than it is.
    package static func words(_ seconds: Int) -> String {
        let all = max(1, (seconds + 59) / 60)
        let (hours, minutes) = (all / 60, all % 60)
        if hours == 0 { return minutes == 1 ? "a minute" : "\(minutes) minutes" }
        if minutes > 0 { return "\(hours) h \(minutes) min" }
        return hours == 1 ? "an hour" : "\(hours) hours"
    }
}
