import ArgumentParser
import Features
import SQLiteStorage

/// `bandstand member …`: who is here, what they may do, and the way in.
struct MemberCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "member", abstract: "Add members, look at them, change what they may do.",
        subcommands: [
            MemberAddCommand.self, MemberListCommand.self, MemberShowCommand.self, MemberRoleCommand.self,
            MemberSuspendCommand.self, MemberInviteCommand.self,
        ])
}

extension PlaceOptions {
    /// Lends the community to `body`; a refusal ends the command with its sentence.
    func withCommunity(_ body: (Community) async throws -> Void) async throws {
        let settings = try settings()
        let assembly = try await Assembly.look(settings, logger: JSONLines.logger(level: settings.logLevel))
        do {
            try await body(assembly.community)
        } catch {
            try? assembly.store.close()
            guard let refusal = error as? MemberError else { throw error }
            throw CommandFailure(refusal.sentence)
        }
        try assembly.store.close()
    }
}

extension Member.Standing: ExpressibleByArgument {}
