import Foundation
import Prose

/// Makes of a stored body one that is read elsewhere: in a feed reader, in mail.
///
/// Every link is absolute, a link out is the address itself instead of our `/leaving`, and a spoiler shows its summary
/// alone: elsewhere nothing would fold the rest away.
struct TravellingBody: Sendable {
    /// Scheme, host and port, without a slash at the end.
    let origin: String

    /// The body of `post` with its links made absolute.
    func html(_ stored: String, of post: Post.ID) -> String {
        var writer = Writer(origin: origin, page: "\(origin)/p/\(post)")
        writer.write(Array(stored.utf8))
        return String(decoding: writer.out, as: UTF8.self)
    }

    /// Copies markup from one end to the other.
    ///
    /// Our renderer wrote it: inside tags, `<`, `>` and `"` stand for themselves nowhere but at the ends of tags and
    /// attributes.
    private struct Writer {
        let origin: String
        let page: String
        var out: [UInt8] = []
        /// Open `details` from the spoiler on whose contents are left out; 0 outside.
        private var hidden = 0
        private var isInSummary = false

        init(origin: String, page: String) {
            self.origin = origin
            self.page = page
        }

        mutating func write(_ bytes: [UInt8]) {
            out.reserveCapacity(bytes.count + bytes.count / 4)
            var rest = bytes[...]
            while let open = rest.firstIndex(of: UInt8(ascii: "<")) {
                append(rest[..<open])
                let close = rest[open...].firstIndex(of: UInt8(ascii: ">")) ?? rest.endIndex - 1
                tag(rest[open...close])
                rest = rest[(close + 1)...]
            }
            append(rest)
        }

        private mutating func append(_ bytes: ArraySlice<UInt8>) {
            if hidden == 0 || isInSummary { out += bytes }
        }

        private mutating func tag(_ tag: ArraySlice<UInt8>) {
            if hidden == 0 {
                if tag.elementsEqual(Self.spoiler) {
                    hidden = 1
                } else {
                    links(tag)
                }
            } else if tag.elementsEqual(Self.summary), hidden == 1 {
                isInSummary = true
                out += "<p>[spoiler: ".utf8
            } else if tag.elementsEqual(Self.summaryEnd), isInSummary {
                isInSummary = false
                out += "]</p>".utf8
            } else if tag.starts(with: Self.details) {
                hidden += 1
            } else if tag.elementsEqual(Self.detailsEnd) {
                hidden -= 1
            } else if isInSummary {
                links(tag)
            }
        }

        /// Copies a tag with the addresses in it made absolute.
        private mutating func links(_ tag: ArraySlice<UInt8>) {
            guard let start = Self.addressStart(in: tag),
                let end = tag[start...].firstIndex(of: UInt8(ascii: "\""))
            else {
                out += tag
                return
            }
            out += tag[..<start]
            address(tag[start..<end])
            out += tag[end...]
        }

        private mutating func address(_ address: ArraySlice<UInt8>) {
            if let url = Self.urlBehindLeaving(address) {
                out += HTMLEscape.text(url).utf8
            } else if address.first == UInt8(ascii: "/") {
                out += origin.utf8
                out += address
            } else if address.first == UInt8(ascii: "#") {
                out += page.utf8
                out += address
            } else {
                out += address
            }
        }

        /// Where the value of `href` or `src` begins.
        private static func addressStart(in tag: ArraySlice<UInt8>) -> Int? {
            for index in tag.indices where tag[index] == UInt8(ascii: " ") {
                for name in [href, source] where tag[index...].starts(with: name) { return index + name.count }
            }
            return nil
        }

        private static func urlBehindLeaving(_ address: ArraySlice<UInt8>) -> String? {
            guard address.starts(with: leaving) else { return nil }
            let encoded = address.dropFirst(leaving.count).prefix { $0 != UInt8(ascii: "&") }
            return String(decoding: encoded, as: UTF8.self).removingPercentEncoding
        }

        private static let href = Array(" href=\"".utf8)
        private static let source = Array(" src=\"".utf8)
        private static let leaving = Array("/leaving?to=".utf8)
        private static let spoiler = Array("<details class=\"spoiler\">".utf8)
        private static let details = Array("<details".utf8)
        private static let detailsEnd = Array("</details>".utf8)
        private static let summary = Array("<summary>".utf8)
        private static let summaryEnd = Array("</summary>".utf8)
    }
}
