package import Features

extension TestCommunity {
    /// Signs a member in by a link, as a browser does that nothing is known of.
    package func signIn(
        _ name: String, replacing: SessionSecret? = nil, userAgent: String? = nil
    ) async throws -> NewSession {
        let link = try await community.signIns.issueLink(for: name, by: .console)
        return try await community.signIns.byLink(
            link, device: DeviceLabel(userAgent: userAgent), replacing: replacing)
    }

    /// The actor that a session cookie stands for now; a guest when it stands for nobody.
    package func actor(_ session: SessionSecret) async throws -> Actor {
        switch try await community.sessions.resolve(session, remember: nil) {
        case .member(let member, _): .member(member)
        case .renewed(let session): .member(session.by)
        case .none: .guest
        }
    }
}
