import Features
import Foundation
import Hummingbird

/// The parts of an address as values.
///
/// What can't be one leads nowhere, so each of these throws `NotFound`; a secret's page says more.
enum AddressParts {
    /// A piece of the path, its percent-encoding taken off.
    static func text(_ name: String, _ context: WebContext) throws -> String {
        guard let text = context.parameters.get(name)?.removingPercentEncoding, !text.isEmpty else { throw NotFound() }
        return text
    }

    /// The post that a path names.
    static func post(_ context: WebContext) throws -> Post.ID {
        try Post.ID(rawValue: number(text("post", context)))
    }

    /// The secret of a link; throws `TokenError.notOurs` for what can't be one.
    static func secret(_ name: String, _ context: WebContext) throws(TokenError) -> Secret {
        guard let secret = context.parameters.get(name).flatMap(Secret.init(text:)) else { throw .notOurs }
        return secret
    }

    /// A number from 1, written in digits: `12`.
    static func number(_ text: some StringProtocol) throws -> Int64 {
        guard let number = digits(text), number > 0 else { throw NotFound() }
        return number
    }

    /// A number at the beginning, with or without words behind it: `12`, `12-buzzing-low-e`.
    ///
    /// Zeros in front are let pass: such a page sends people to its right address, whatever is wrong with theirs.
    static func numberWithSlug(_ text: String) throws -> Int64 {
        try number(text.prefix { $0 != "-" }.drop { $0 == "0" })
    }

    /// A number from 1 in the query; nil when the query has none of that name.
    static func number(inQuery name: String, _ request: Request) throws -> Int64? {
        guard let text = request.uri.queryParameters[Substring(name)] else { return nil }
        return try number(text)
    }

    /// A small number from 1 in the query, for pages and parts.
    static func count(inQuery name: String, _ request: Request) throws -> Int? {
        guard let number = try number(inQuery: name, request) else { return nil }
        guard let count = Int32(exactly: number) else { throw NotFound() }
        return Int(count)
    }

    /// Where a list goes on: `?before=MILLISECONDS-ID`, or `?after=`; nil for its first page.
    static func cursor(_ request: Request) throws -> ListCursor? {
        let query = request.uri.queryParameters
        if let text = query["before"] { return try cursor(.older, text) }
        if let text = query["after"] { return try cursor(.newer, text) }
        return nil
    }

    private static func cursor(_ direction: ListCursor.Direction, _ text: Substring) throws -> ListCursor {
        guard let hyphen = text.lastIndex(of: "-") else { throw NotFound() }
        let moment = text[..<hyphen]
        let isBefore1970 = moment.hasPrefix("-")
        guard let milliseconds = digits(isBefore1970 ? moment.dropFirst() : moment),
            let id = digits(text[text.index(after: hyphen)...])
        else { throw NotFound() }
        return ListCursor(direction, at: Moment(rawValue: isBefore1970 ? -milliseconds : milliseconds), id: id)
    }

    /// Digits alone: no sign, no space, no zeros in front, so that a number has one address.
    private static func digits(_ text: some StringProtocol) -> Int64? {
        guard !text.isEmpty, text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
            text.utf8.first != UInt8(ascii: "0") || text.utf8.count == 1
        else { return nil }
        return Int64(text)
    }
}

extension Byline {
    /// Whether they bear a name now, however it is written: a former one may be theirs again one day.
    func isCalled(_ name: String) -> Bool { Fold.name(self.name) == Fold.name(name) }
}

extension Redirect {
    /// 302 to the path of the same page for now, its query kept.
    static func found(_ path: String, keepingQueryOf request: Request) -> Response {
        found(request.uri.query.map { "\(path)?\($0)" } ?? path)
    }

    /// 301 to the right path of the same page, its query kept.
    static func permanent(_ path: String, keepingQueryOf request: Request) -> Response {
        permanent(request.uri.query.map { "\(path)?\($0)" } ?? path)
    }
}
