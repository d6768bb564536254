/// The hosts of all link rules: one look-up for each part of a name.
struct DomainIndex: Sendable {
    private var rules: [String: [Int]] = [:]

    init(_ rules: [Rule]) {
        for (index, rule) in rules.enumerated() {
            guard case .domains(let domains) = rule.subject else { continue }
            for domain in domains { self.rules[Self.form(domain), default: []].append(index) }
        }
    }

    /// Adds the rules that one of these hosts, or what it lies below, falls under.
    func find(_ hosts: [String], into found: inout [Int: String]) {
        guard !rules.isEmpty else { return }
        for host in Set(hosts.map(Self.form)).sorted() where host.utf8.count <= Self.longestHost {
            var rest = host[...]
            while !rest.isEmpty {
                for rule in rules[String(rest)] ?? [] where found[rule] == nil { found[rule] = host }
                guard let dot = rest.firstIndex(of: ".") else { break }
                rest = rest[rest.index(after: dot)...]
            }
        }
    }

    /// Longest name of a host, in bytes (RFC 1035).
    private static let longestHost = 253

    /// A host as it is compared.
    static func form(_ host: String) -> String {
        let lower = host.lowercased()
        return lower.hasSuffix(".") ? String(lower.dropLast()) : lower
    }
}
