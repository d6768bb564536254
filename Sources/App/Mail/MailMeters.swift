import CoreMetrics
import Features

/// Counts what becomes of letters, try by try.
struct MailMeters: Sendable {
    private let sent: any CounterHandler
    private let refused: any CounterHandler
    private let later: any CounterHandler
    private let untried: any CounterHandler
    private let givenUp: any CounterHandler

    init(_ factory: any MetricsFactory) {
        func counter(_ fate: String) -> any CounterHandler {
            factory.makeCounter(label: "bandstand_mail_tries_total", dimensions: [("fate", fate)])
        }
        sent = counter("sent")
        refused = counter("refused")
        later = counter("later")
        untried = counter("untried")
        givenUp = counter("given-up")
    }

    func count(_ fate: LetterFate) {
        let counter =
            switch fate {
            case .sent: sent
            case .refused: refused
            case .later: later
            case .untried: untried
            case .givenUp: givenUp
            }
        counter.increment(by: 1)
    }
}
