import Features
import HTTPTypes
import Hummingbird
import NIOCore

/// A page as every guest gets it: both encodings, each with its tag and its "not modified", ready to be sent.
final class GuestPage: Sendable {
    /// The pattern of the route that made it, for the log.
    let route: String
    let shown: Set<Shown>
    /// When the clock makes it another page.
    let until: Moment
    private let headers: HTTPFields
    private let plain: Variant
    /// Nil where compressing saves nothing.
    private let gzipped: Variant?

    /// One encoding of it.
    private struct Variant {
        let tag: EntityTag
        let encoding: String?
        let whole: PreparedAnswer
        let notModified: PreparedAnswer
    }

    /// `headers` are those that the page's handler gave it; `safety` has those that every answer gets.
    init(_ facts: PageFacts.Facts, until: Moment, headers: HTTPFields, safety: SafetyHeaders, body: ByteBuffer) {
        route = facts.route ?? "none"
        shown = facts.shown.isEmpty ? [.anything] : facts.shown
        self.until = until
        self.headers = headers
        let tag = EntityTag(of: body)
        func variant(_ body: ByteBuffer, _ tag: EntityTag, _ encoding: String?) -> Variant {
            Variant(
                tag: tag, encoding: encoding,
                whole: Self.prepared(.whole(body, headers, tag: tag, encoding: encoding), safety, body),
                notModified: Self.prepared(.notModified(headers, tag: tag), safety, ByteBuffer()))
        }
        plain = variant(body, tag, nil)
        gzipped =
            body.readableBytes >= PageDelivery.minimumGzip
            ? Gzip.compressed(body, level: Gzip.whileWaiting).map { variant($0, tag.gzipped, "gzip") } : nil
    }

    private static func prepared(
        _ response: Response, _ safety: SafetyHeaders, _ body: ByteBuffer
    ) -> PreparedAnswer {
        var headers = response.headers
        safety.add(to: &headers)
        return PreparedAnswer(status: response.status, headers: headers, body: body)
    }

    /// Bytes that it takes in memory.
    var cost: Int {
        [plain, gzipped].compactMap(\.self).reduce(Self.overhead) { $0 + $1.whole.cost + $1.notModified.cost }
    }

    /// Bytes of names and tables around the answers.
    private static let overhead = 2_048

    /// What a guest with these wishes gets, as the front sends it.
    func answer(condition: String?, takesGzip: Bool) -> PreparedAnswer {
        if let known = known(condition) { return known.notModified }
        return takesGzip ? (gzipped ?? plain).whole : plain.whole
    }

    /// The same as the router sends it; what every answer has is added on its way out.
    func response(condition: String?, takesGzip: Bool) -> Response {
        if let known = known(condition) { return .notModified(headers, tag: known.tag) }
        let variant = takesGzip ? gzipped ?? plain : plain
        return .whole(variant.whole.body, headers, tag: variant.tag, encoding: variant.encoding)
    }

    private func known(_ condition: String?) -> Variant? {
        guard condition != nil else { return nil }
        if plain.tag.isNamed(in: condition) { return plain }
        guard plain.tag.gzipped.isNamed(in: condition) else { return nil }
        return gzipped
    }
}
