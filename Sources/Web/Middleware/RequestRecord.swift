import HTTPTypes
import Logging

/// Notes that a request was answered: one line in the log, one more in the count.
///
/// Nothing about who asked, and no address: a query may hold what someone looked for.
struct RequestRecord: Sendable {
    let logger: Logger
    let meters: WebMeters

    /// - Parameter method: nil for what never became a request.
    /// - Parameter requestID: the id that the logger does not carry yet; nil to make one.
    func write(
        method: HTTPRequest.Method?, route: String, status: HTTPResponse.Status, bytes: Int,
        since start: ContinuousClock.Instant, requestID: String?
    ) {
        let taken = start.duration(to: .now)
        meters.answered(route: route, status: status.code, taken: taken)
        guard logger.logLevel <= .info else { return }
        logger.info(
            "request",
            metadata: [
                "request": .string(requestID ?? RequestID.next()),
                "method": .string(method?.rawValue ?? "none"),
                "route": .string(route),
                "status": .stringConvertible(status.code),
                "bytes": .stringConvertible(bytes),
                "us": .stringConvertible(Int(taken / .microseconds(1))),
            ])
    }
}
