import ArgumentParser
import Features
import Foundation

/// `bandstand member list`: everyone, in the order in which they joined.
struct MemberListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List all members, in the order in which they joined.")

    @Flag(help: "List those alone who answered the age screen below what it asks for.")
    var inDoubt = false

    @Flag(help: "Print a JSON array.")
    var json = false

    @OptionGroup var place: PlaceOptions

    func run() async throws {
        try await place.withCommunity { community in
            let all = try await Self.all(in: community.members)
            let members = inDoubt ? all.filter { $0.age?.doubtedAt != nil } : all
            print(try json ? PrettyJSON.text(members.map(MemberJSON.init)) : Self.table(members))
        }
    }

    private static func all(in members: Members) async throws -> [MemberEntry] {
        var (entries, last): ([MemberEntry], Member.ID?) = ([], nil)
        repeat {
            let page = try await members.list(after: last, by: .console)
            entries += page.rows
            last = page.next
        } while last != nil
        return entries
    }

    private static func table(_ members: [MemberEntry]) -> String {
        let width = members.map(\.name.count).max() ?? 0
        return members.map { member in
            let gap = String(repeating: " ", count: width - member.name.count)
            let role = member.standing.rawValue.padding(toLength: roleWidth, withPad: " ", startingAt: 0)
            let notes = [
                member.state == .active ? nil : member.state.rawValue, member.isSuspended ? "suspended" : nil,
                member.age?.doubtedAt == nil ? nil : "age in doubt",
            ]
            let note = notes.compactMap(\.self).map { "  (\($0))" }.joined()
            return "\(member.name)\(gap)  \(role)  \(MemberJSON.day(member.joinedAt))\(note)"
        }.joined(separator: "\n")
    }

    /// Letters of the longest role.
    private static let roleWidth = Member.Standing.allCases.map(\.rawValue.count).max() ?? 0
}
