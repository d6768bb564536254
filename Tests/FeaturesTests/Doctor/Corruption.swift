import Features
import Storage
import TestSupport
import Testing

/// What breaks a database, and a part of the sentence that names it.
struct Corruption: Sendable, CustomTestStringConvertible {
    let check: String
    let statements: [SQLText]
    let names: String

    init(check: String, statements: [SQLText], names: String) {
        self.check = check
        self.statements = statements
        self.names = names
    }

    init(check: String, statement: SQLText, names: String) {
        self.init(check: check, statements: [statement], names: names)
    }

    var testDescription: String { names }
}

extension TestCommunity {
    /// The faults that a check finds once the database is broken.
    func faults(after corruption: Corruption) async throws -> [String] {
        for statement in corruption.statements { try await tamper(statement) }
        return try await finding(corruption.check).faults
    }

    /// What one of doctor's checks finds.
    func finding(_ check: String) async throws -> Doctor.Finding {
        var found: Doctor.Finding?
        try await community.doctor.examine { if $0.check == check { found = $0 } }
        return try #require(found)
    }

    /// What one of doctor's checks says that is no fault.
    func remark(of check: String) async throws -> String? {
        try await finding(check).remark
    }
}
