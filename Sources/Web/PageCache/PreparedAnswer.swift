import HTTPTypes
import Hummingbird
import NIOCore
import Synchronization

/// A whole answer as it goes over an HTTP/1.1 connection that stays open: head and body in one buffer, byte for byte
/// what the server's own encoder writes.
///
/// Only the date in it moves; the buffer is copied for it at most once a second.
final class PreparedAnswer: Sendable {
    private struct State {
        var buffer: ByteBuffer
        /// The second, since 1970, that the buffer says.
        var second: Int64
    }

    let status: HTTPResponse.Status
    /// Bytes of the body.
    let bodyBytes: Int
    /// Bytes that it keeps in memory.
    let cost: Int
    private let headBytes: Int
    private let dateIndex: Int
    private let state: Mutex<State>

    /// `headers` are all that the answer has, but for its date.
    init(status: HTTPResponse.Status, headers: HTTPFields, body: ByteBuffer) {
        var buffer = ByteBuffer()
        buffer.reserveCapacity(body.readableBytes + Self.headRoom)
        buffer.writeString("HTTP/1.1 \(status.code) \(status.reasonPhrase)\r\n")
        for field in headers where field.name != .date {
            buffer.writeString("\(field.name.rawName): \(field.value)\r\n")
        }
        buffer.writeString("Date: ")
        dateIndex = buffer.writerIndex
        buffer.writeString(HTTPDate.text(second: 0))
        buffer.writeString("\r\n\r\n")
        headBytes = buffer.readableBytes
        bodyBytes = body.readableBytes
        buffer.writeImmutableBuffer(body)
        self.status = status
        cost = buffer.storageCapacity
        state = Mutex(State(buffer: buffer, second: 0))
    }

    /// Bytes that a head takes, roughly.
    private static let headRoom = 1_024

    /// All of it, dated with a second since 1970.
    func bytes(at second: Int64) -> ByteBuffer {
        state.withLock { state in
            // A clock that goes back is followed: the date is the time of sending.
            if state.second != second {
                state.buffer.setString(HTTPDate.text(second: second), at: dateIndex)
                state.second = second
            }
            return state.buffer
        }
    }

    /// The body alone.
    var body: ByteBuffer {
        state.withLock { $0.buffer.getSlice(at: headBytes, length: bodyBytes) } ?? ByteBuffer()
    }
}

/// A moment as HTTP writes it (RFC 9110 section 5.6.7), to the second.
enum HTTPDate {
    /// A second since 1970 as `Sun, 06 Nov 1994 08:49:37 GMT`: always 29 bytes.
    static func text(second: Int64) -> String {
        let civil = CivilTime(milliseconds: second * 1_000, offset: 0)
        let date = "\(two(civil.day)) \(months[civil.month - 1]) \(civil.year)"
        return "\(weekdays[civil.weekday]), \(date) \(two(civil.hour)):\(two(civil.minute)):\(two(civil.second)) GMT"
    }

    private static func two(_ number: Int) -> String {
        number < 10 ? "0\(number)" : "\(number)"
    }

    private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
}
