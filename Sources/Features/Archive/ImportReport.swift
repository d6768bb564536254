/// What an import did, for its report at the end.
package struct ImportReport: Sendable, Equatable {
    /// A message, or the rest of a file, that could not be brought in.
    package struct Fault: Sendable, Equatable {
        package let path: String
        package let line: Int?
        package let reason: String
    }

    /// A message whose id another text has taken.
    package struct Renamed: Sendable, Equatable {
        package let path: String
        package let line: Int
        package let messageID: String
    }

    /// Faults and renamed messages that are listed; of more, only the count is kept.
    package static let maximumListed = 1000

    package internal(set) var read = 0
    package internal(set) var added = 0
    package internal(set) var duplicates = 0
    package internal(set) var crossPosted = 0
    /// Those that were taken away here and stay away.
    package internal(set) var withheld = 0
    package internal(set) var brokenCount = 0
    package internal(set) var broken: [Fault] = []
    package internal(set) var renamedCount = 0
    package internal(set) var renamed: [Renamed] = []
    /// Someone stopped it before its end; a further run goes on.
    package internal(set) var wasStopped = false
    /// A damaged file ended before its end; how much is missing nobody knows.
    package internal(set) var wasCutShort = false

    package init() {}

    /// Adds another file's report.
    package mutating func add(_ other: ImportReport) {
        read += other.read
        added += other.added
        duplicates += other.duplicates
        crossPosted += other.crossPosted
        withheld += other.withheld
        brokenCount += other.brokenCount
        broken += other.broken.prefix(Self.maximumListed - broken.count)
        renamedCount += other.renamedCount
        renamed += other.renamed.prefix(Self.maximumListed - renamed.count)
        wasStopped = wasStopped || other.wasStopped
        wasCutShort = wasCutShort || other.wasCutShort
    }

    mutating func note(_ outcome: Archive.Outcome, of messageID: String, at line: Int, in path: String) {
        switch outcome {
        case .added: added += 1
        case .duplicate: duplicates += 1
        case .crossPosted: crossPosted += 1
        case .withheld: withheld += 1
        case .addedUnderOtherID(_, let id):
            added += 1
            renamedCount += 1
            if renamed.count < Self.maximumListed {
                renamed.append(Renamed(path: path, line: line, messageID: id))
            }
        }
    }

    mutating func noteBroken(_ fault: Fault) {
        brokenCount += 1
        if broken.count < Self.maximumListed { broken.append(fault) }
    }
}
