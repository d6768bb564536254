import Prose

/// The renderer that the tests use: a site at forum.example whose leaving links are easy to recognise.
let renderer = ProseRenderer(
    links: LinkPolicy(siteOrigin: "https://forum.example") { url in "/leaving?to=" + url.replacing("&", with: "%26") })

/// U+FDD2, which Swift refuses in a literal and Prose uses on its own inside.
let noncharacter = String(decoding: [0xEF, 0xB7, 0x92] as [UInt8], as: UTF8.self)

func html(_ markdown: String) throws -> String {
    try renderer.render(markdown, as: .markdown).html
}

func mail(_ text: String) throws -> String {
    try renderer.render(text, as: .mail).html
}

/// A strict reader of what Prose may write.
///
/// Every tag must be known and closed in order, every attribute allowed, every address harmless: all else is a fault.
struct HTMLCheck {
    private static let attributes: [String: Set<String>] = [
        "a": ["href", "class", "rel", "title"], "img": ["src", "alt", "title", "loading"], "ol": ["start"],
        "blockquote": ["class"], "details": ["class"], "p": ["class"], "code": ["class"],
        "pre": ["tabindex", "role", "aria-label"], "div": ["class", "tabindex", "role", "aria-label"],
        "th": ["scope", "class"], "td": ["class"],
        "ul": [], "li": [], "em": [], "strong": [], "del": [], "summary": [], "table": [], "thead": [], "tbody": [],
        "tr": [], "h4": [], "h5": [], "h6": [], "br": [], "hr": [],
    ]
    private static let void: Set<String> = ["br", "hr", "img"]
    private static let classes: Set<String> = [
        "mail", "quote", "quote__by", "quoted", "signature", "out", "mention", "scroll", "spoiler", "left", "center",
        "right",
    ]

    private(set) var faults: [String] = []
    private(set) var open: [String] = []
    private(set) var tags: [String] = []

    static func faults(in html: String) -> [String] {
        HTMLCheck(html).faults
    }

    init(_ html: String) {
        var rest = Substring(html)
        while let at = rest.firstIndex(where: { $0 == "<" || $0 == ">" || $0 == "&" }) {
            let next = rest.index(after: at)
            if rest[at] == "&" {
                let end = rest[next...].firstIndex(of: ";") ?? next
                if !["amp", "lt", "gt", "quot", "#39", "#x27"].contains(rest[next..<end]) {
                    faults.append("a bare & before \(rest[next...].prefix(10))")
                }
                rest = rest[next...]
            } else if rest[at] == ">" {
                faults.append("a bare >")
                rest = rest[next...]
            } else if let end = rest[next...].firstIndex(of: ">") {
                take(rest[next..<end])
                rest = rest[rest.index(after: end)...]
            } else {
                faults.append("an unclosed tag")
                rest = ""
            }
        }
        if !open.isEmpty { faults.append("left open: \(open)") }
    }

    private mutating func take(_ tag: Substring) {
        if tag.first == "/" {
            let name = String(tag.dropFirst())
            if open.popLast() != name { faults.append("</\(name)> closes something else") }
            return
        }
        let name = String(tag.prefix { $0 != " " })
        tags.append(name)
        guard let allowed = Self.attributes[name] else {
            faults.append("<\(name)> is not allowed")
            return
        }
        if name == "a", open.contains("a") { faults.append("a link in a link") }
        if name == "p", open.contains("p") { faults.append("a paragraph in a paragraph") }
        if !Self.void.contains(name) { open.append(name) }
        checkAttributes(tag.dropFirst(name.count), of: name, allowed: allowed)
    }

    private mutating func checkAttributes(_ text: Substring, of name: String, allowed: Set<String>) {
        var rest = text
        var seen: Set<String> = []
        while !rest.isEmpty {
            guard rest.first == " ", let equals = rest.firstIndex(of: "="), rest[equals...].hasPrefix("=\""),
                let end = rest[equals...].dropFirst(2).firstIndex(of: "\"")
            else {
                faults.append("broken attributes: \(rest)")
                return
            }
            let attribute = String(rest[rest.index(after: rest.startIndex)..<equals])
            let value = rest[equals..<end].dropFirst(2)
            if !allowed.contains(attribute) || !seen.insert(attribute).inserted {
                faults.append("<\(name) \(attribute)> is not allowed")
            }
            checkValue(value, of: attribute, in: name)
            rest = rest[rest.index(after: end)...]
        }
    }

    private mutating func checkValue(_ value: Substring, of attribute: String, in name: String) {
        if value.contains("<") { faults.append("a raw sign in \(attribute)") }
        switch attribute {
        case "href":
            let isPath = value.hasPrefix("/") && !value.hasPrefix("//") && !value.hasPrefix("/\\")
            if !isPath, !value.hasPrefix("#") { faults.append("an unsafe address: \(value)") }
            if value.contains(where: { $0.isWhitespace }) { faults.append("white space in an address") }
        case "src":
            if !value.hasPrefix("/") || value.hasPrefix("//") { faults.append("a picture from elsewhere: \(value)") }
        case "class":
            if name != "code", !Self.classes.contains(String(value)) { faults.append("class \(value)") }
            if name == "code", !value.hasPrefix("language-") { faults.append("class \(value)") }
        default: break
        }
    }
}
