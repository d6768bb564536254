import Crypto
import Features
import NIOCore

/// A strong validator (RFC 9110 section 8.8.3): the same tag means the same bytes.
struct EntityTag: Equatable {
    /// With its quotation marks.
    let text: String

    /// The tag of a body as it is.
    init(of body: ByteBuffer) {
        var hash = SHA256()
        body.withUnsafeReadableBytes { hash.update(bufferPointer: $0) }
        text = "\"\(Hex.text(hash.finalize().prefix(Self.bytes)))\""
    }

    private init(text: String) {
        self.text = text
    }

    /// A reader has a few versions of a page; whoever names hundreds gets the page.
    private static let conditionBytes = 1_024

    /// 128 bits: nobody finds two bodies with one tag.
    private static let bytes = 16

    /// The tag of the same body, compressed.
    var gzipped: EntityTag {
        EntityTag(text: "\(text.dropLast())-gzip\"")
    }

    /// True when a request's `If-None-Match` names this tag (or any); compared weakly, as section 13.1.2 asks.
    func isNamed(in condition: String?) -> Bool {
        guard let condition, condition.utf8.count <= Self.conditionBytes else { return false }
        return condition.split(separator: ",").contains { entry in
            let tag = entry.drop(while: \.isWhitespace).prefix { !$0.isWhitespace }
            return tag == "*" || tag == text || (tag.hasPrefix("W/") && tag.dropFirst(2) == text)
        }
    }
}
