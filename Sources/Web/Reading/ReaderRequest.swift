import HTTPTypes
import Hummingbird

extension Request {
    /// Somebody looks at the page now: it is no HEAD, and no browser that fetches it before anybody asked.
    var isReading: Bool {
        method == .get && !SessionDoor.isPrefetch(headers)
    }
}
