import Features
import Testing

/// Who may do what.
@Suite struct AuthorizerTests {
    /// The whole table, written down a second time: whoever changes a right changes it here too.
    private static let table = """
                                 guest unconf suspend held member boardmod moder admin import seed watch console
        read what is public        x     x      x      x     x       x       x     x     x     x     x      .
        read what is for members   .     .      x      .     x       x       x     x     x     x     .      .
        read what is for staff     .     .      .      .     .       x       x     x     x     x     .      .
        join                       x     x      x      x     x       x       x     x     .     .     .      .
        sign in                    x     x      x      x     x       x       x     x     .     .     .      .
        have an account            .     x      x      .     x       x       x     x     .     .     .      .
        have a profile             .     .      x      .     x       x       x     x     .     .     .      .
        post as a member           .     .      .      .     x       x       x     x     .     x     .      .
        post unchecked             .     .      .      .     .       .       x     x     .     x     .      .
        keep track of reading      .     .      x      .     x       x       x     x     .     .     .      .
        report a post              x     x      x      x     x       x       x     x     .     .     .      .
        moderate                   .     .      .      .     .       x       x     x     .     x     .      .
        pin and lock               .     .      .      .     .       x       x     x     .     x     .      .
        invite people              .     .      .      .     .       .       x     x     .     .     .      x
        see members                .     .      .      .     .       .       x     x     .     .     .      x
        manage members             .     .      .      .     .       .       .     x     .     .     .      x
        open a board               .     .      .      .     .       .       .     x     x     x     .      x
        bring in an archived post  .     .      .      .     .       .       .     .     x     .     .      .
        enrol members              .     .      .      .     .       .       .     .     .     x     .      .
        give out sign-in links     .     .      .      .     .       .       .     .     .     .     .      x
        watch the server           .     .      .      .     .       .       .     .     .     .     x      .
        read unsent mail           .     .      .      .     .       .       .     .     .     .     x      .
        """

    /// What the written table says.
    private static let expected: [Authorizer.Right: Set<Role>] = {
        var expected: [Authorizer.Right: Set<Role>] = [:]
        for line in table.split(separator: "\n").dropFirst() {
            let cells = line.split(separator: " ").suffix(Role.allCases.count)
            let name = line.split(separator: " ").dropLast(Role.allCases.count).joined(separator: " ")
            guard let right = Authorizer.Right(rawValue: name) else { continue }
            expected[right] = Set(zip(Role.allCases, cells).filter { $0.1 == "x" }.map(\.0))
        }
        return expected
    }()

    private static let own = Board.ID(rawValue: 7)
    private static let other = Board.ID(rawValue: 8)

    /// Somebody in each role.
    private static func actor(_ role: Role) -> Actor {
        switch role {
        case .guest: .guest
        case .importer: .importer
        case .seeder: .seeder
        case .watchman: .watchman
        case .console: .console
        case .unconfirmed: .member(.sample(band: .unknown))
        case .suspended: .member(.sample(isSuspended: true))
        case .held: .member(.sample(state: .held))
        case .member: .member(.sample())
        case .boardModerator: .member(.sample(boards: [own]))
        case .moderator: .member(.sample(.moderator))
        case .administrator: .member(.sample(.administrator))
        }
    }

    @Test func `the table is as it is written down`() {
        #expect(Self.expected.count == Authorizer.Right.allCases.count)
        for right in Authorizer.Right.allCases {
            #expect(Set(Authorizer().roles(with: right)) == Self.expected[right], "\(right.rawValue)")
        }
        #expect(Set(Authorizer.table.keys) == Set(Role.allCases))
    }

    @Test(arguments: Role.allCases, Authorizer.Right.allCases)
    func `each role has the rights of its row and no other`(_ role: Role, _ right: Authorizer.Right) throws {
        let isExpected = try #require(Self.expected[right]).contains(role)
        #expect(Authorizer().allows(Self.actor(role), right, on: Self.own) == isExpected)
    }

    @Test func `moderators of boards pin on their own boards only`() {
        let authorizer = Authorizer()
        let moderator = Self.actor(.boardModerator)
        #expect(!authorizer.allows(moderator, .arrange, on: Self.other))
        #expect(!authorizer.allows(moderator, .arrange))
        #expect(authorizer.allows(moderator, .readStaff))
        #expect(authorizer.allows(Self.actor(.moderator), .arrange, on: Self.other))
    }

    @Test func `what takes rights away goes before what gives them`() {
        let suspended = SignedIn.sample(.administrator, isSuspended: true, boards: [Self.own])
        #expect(suspended.role == .suspended)
        #expect(!Authorizer().allows(.member(suspended), .arrange, on: Self.own))
        #expect(SignedIn.sample(.administrator, state: .held, isSuspended: true).role == .held)
        #expect(SignedIn.sample(.moderator, state: .gone).role == .held)
        #expect(SignedIn.sample(.administrator, state: .unconfirmed).role == .unconfirmed)
        #expect(SignedIn.sample(.moderator, band: .unknown).role == .unconfirmed)
        #expect(SignedIn.sample(band: .unknown, isSuspended: true).role == .unconfirmed)
        #expect(SignedIn.sample(state: .unconfirmed, isSuspended: true).role == .unconfirmed)
    }

    @Test func `everyone reads what their row says`() {
        func audiences(_ role: Role) -> [Audience] { Authorizer().audiences(for: Self.actor(role)) }
        for role in [Role.guest, .unconfirmed, .held, .watchman] { #expect(audiences(role) == [.everyone]) }
        for role in [Role.member, .suspended] { #expect(audiences(role) == [.everyone, .members]) }
        for role in [Role.boardModerator, .moderator, .administrator, .importer, .seeder] {
            #expect(audiences(role) == Audience.allCases)
        }
        #expect(audiences(.console) == [])
    }
}

extension SignedIn {
    /// A member in good standing, but for what is given.
    static func sample(
        _ standing: Member.Standing = .member, state: Member.State = .active, band: Member.Band = .from18,
        isSuspended: Bool = false, boards: Set<Board.ID> = []
    ) -> SignedIn {
        SignedIn(
            id: Member.ID(rawValue: 1), name: "ada", standing: standing, state: state, band: band,
            isSuspended: isSuspended, boards: boards, signIn: SignIn.ID(rawValue: 1), steppedUpAt: nil,
            preferences: Preferences())
    }
}
