/// Why a mail cannot be written; it never repeats the value, which may be an address.
package enum MailFault: Error, Equatable, Sendable, CustomStringConvertible {
    /// The part of a mail that is at fault.
    package enum Part: String, Sendable {
        case address, name, subject, date, text, html, header
    }

    /// A line end, NUL or another control in a value that must fit on one line; in a body, a NUL.
    case controls(Part)
    /// Something beyond ASCII where mail has no place for it.
    case notASCII(Part)
    /// More than `limit` bytes.
    case tooLong(Part, limit: Int)
    /// Nothing that mail could be sent to.
    case notAnAddress
    /// A header that is no header's name, or one that is written here.
    case headerName
    /// More than `limit` headers of the caller's.
    case tooManyHeaders(limit: Int)
    /// A date before 1970 or after 2100.
    case date

    /// A sentence for a log, without its full stop.
    package var description: String {
        switch self {
        case .controls(let part): "the \(part.rawValue) holds control characters"
        case .notASCII(let part): "the \(part.rawValue) holds characters beyond ASCII"
        case .tooLong(let part, let limit): "the \(part.rawValue) is longer than \(limit) bytes"
        case .notAnAddress: "this is no address for mail"
        case .headerName: "this header cannot be added to a mail"
        case .tooManyHeaders(let limit): "more than \(limit) headers are added to a mail"
        case .date: "the date is before 1970 or after 2100"
        }
    }
}
