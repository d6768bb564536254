import HTTPTypes
import NIOCore
import NIOHTTP1

/// The answer to what never became a request: a sentence, and the headers that every answer has.
struct Refusal: Sendable {
    let safety: SafetyHeaders

    func head(_ status: HTTPResponseStatus) -> HTTPResponseHead {
        var fields: HTTPFields = [
            .contentType: "text/plain; charset=utf-8", .cacheControl: "no-store", .connection: "close",
        ]
        fields[.contentLength] = "\(Self.body(status).readableBytes)"
        if status == .serviceUnavailable { fields[.retryAfter] = Self.retrySeconds }
        safety.add(to: &fields)
        let headers = HTTPHeaders(fields.map { ($0.name.rawName, $0.value) })
        return HTTPResponseHead(version: .http1_1, status: status, headers: headers)
    }

    static func body(_ status: HTTPResponseStatus) -> ByteBuffer {
        ByteBuffer(string: sentence(status))
    }

    private static let retrySeconds = "10"

    private static func sentence(_ status: HTTPResponseStatus) -> String {
        switch status {
        case .requestHeaderFieldsTooLarge: "The request's header is larger than this server reads.\n"
        case .serviceUnavailable: "The server is busy. Please try again in a moment.\n"
        default: "This is not a request that this server understands.\n"
        }
    }
}
