import Foundation
import Hummingbird

/// The query of an address as a browser writes it from a form: `+` is a space (URL Standard, section 5).
enum FormQuery {
    /// The first value of that name, decoded; nil when there is none.
    static func value(of name: String, in query: String) -> String? {
        for pair in query.split(separator: "&") where pair.hasPrefix("\(name)=") {
            let (plus, space) = (UInt8(ascii: "+"), UInt8(ascii: " "))
            let value = pair.utf8.dropFirst(name.utf8.count + 1).map { $0 == plus ? space : $0 }
            return String(decoding: value, as: UTF8.self).removingPercentEncoding
        }
        return nil
    }

    /// True when every name is one of `known` and none comes twice.
    static func names(in query: String?, areAmong known: Set<String>) -> Bool {
        guard let query else { return true }
        var rest = known
        return query.split(separator: "&", omittingEmptySubsequences: false).allSatisfy { pair in
            rest.remove(String(pair.prefix { $0 != "=" })) != nil
        }
    }
}

extension Request {
    /// What the query says under a name, as a form sends it; nil when it says nothing.
    func asked(_ name: String) -> String? {
        uri.query.flatMap { FormQuery.value(of: name, in: $0) }
    }
}
