import Features

extension Link {
    static let notices = "/notices"
    static let readNotices = "/notices/read"
    static let noticeStream = "/notices/stream"
    static let noticeSettings = "/account/notices"
    static let noticeSettingsChosen = "/account/notices?after=change"

    /// What a member was told: it is read, and leads on to where it happened.
    static func notice(_ id: Notice.ID) -> String {
        "/notices/\(id)"
    }

    /// Where it is to be seen what a member was told about a post.
    static func told(_ kind: Notice.Kind, of id: Post.ID) -> String {
        switch kind {
        case .decision, .report: decision(on: id)
        case .reply, .mention, .quote, .thanks, .followed: post(id)
        }
    }

    /// Where the link leads that stops mail.
    static func stopMail(by token: String) -> String {
        "/mail/stop/\(segment(token))"
    }
}
