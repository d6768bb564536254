import Foundation

/// The query of an address as a browser writes it from a form: `+` is a space (URL Standard, section 5).
enum FormQuery {
    /// The first value of that name, decoded; nil when there is none.
    static func value(of name: String, in query: String) -> String? {
        for pair in query.split(separator: "&") where pair.hasPrefix("\(name)=") {
            return pair.dropFirst(name.count + 1).replacing("+", with: " ").removingPercentEncoding
        }
        return nil
    }
}
